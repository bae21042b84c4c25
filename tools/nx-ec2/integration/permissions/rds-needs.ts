import { ACCOUNT } from '../terraform/private-aws';
import type { AwsCall } from './aws-call';
import type { Need } from './policy';

/** Parameters that name a resource, with the type in its ARN. */
const NAMES: Record<string, string> = {
  DBInstanceIdentifier: 'db',
  DBParameterGroupName: 'pg',
  DBSubnetGroupName: 'subgrp',
  FinalDBSnapshotIdentifier: 'snapshot',
};

/** What a request to RDS needs. */
export function rdsNeeds({ operation, parameters, region }: AwsCall): Need[] {
  const action = `rds:${operation}`;
  // What is described is a filter, and may be left out.
  if (operation.startsWith('Describe')) return [{ action, resource: '*', context: {} }];
  const arn = (type: string, name: unknown) => `arn:aws:rds:${region}:${ACCOUNT}:${type}:${name}`;
  const named = Object.entries(NAMES).flatMap(([parameter, type]) =>
    parameters[parameter] ? [arn(type, parameters[parameter])] : [],
  );
  const resources = [
    ...named,
    ...(parameters['ResourceName'] ? [String(parameters['ResourceName'])] : []),
    // A server without an option group is given the one of its engine.
    ...(operation === 'CreateDBInstance' ? [arn('og', 'default:postgres-17')] : []),
  ];
  const role = parameters['MonitoringRoleArn'];
  const isTagged = operation.startsWith('Create') && 'Tags.Tag.1.Key' in parameters;
  return [
    ...resources.map((resource) => ({ action, resource, context: {} })),
    ...(isTagged
      ? named.map((resource) => ({ action: 'rds:AddTagsToResource', resource, context: {} }))
      : []),
    ...(role
      ? [
          {
            action: 'iam:PassRole',
            resource: String(role),
            context: { 'iam:PassedToService': 'monitoring.rds.amazonaws.com' },
          },
        ]
      : []),
  ];
}
