import { ACCOUNT } from '../terraform/private-aws';
import type { AccountLookup } from './account-lookup';
import type { AwsCall } from './aws-call';
import type { Need } from './policy';

/** Types of resources by the beginning of their ids. */
const TYPES: Record<string, string> = {
  vpc: 'vpc',
  subnet: 'subnet',
  sg: 'security-group',
  sgr: 'security-group-rule',
  rtb: 'route-table',
  igw: 'internet-gateway',
  i: 'instance',
  eipalloc: 'elastic-ip',
  vol: 'volume',
  fl: 'vpc-flow-log',
  eni: 'network-interface',
  ami: 'image',
};
const ID = /^(vpc|subnet|sg|sgr|rtb|igw|i|eipalloc|vol|fl|eni|ami)-[0-9a-f]+$/;
const ASSOCIATION = /^(rtbassoc|eipassoc)-/;

/** What an action makes, besides what its request gives tags to. */
const MADE: Record<string, string[]> = {
  AllocateAddress: ['elastic-ip'],
  AuthorizeSecurityGroupEgress: ['security-group-rule'],
  AuthorizeSecurityGroupIngress: ['security-group-rule'],
  CreateFlowLogs: ['vpc-flow-log'],
  CreateInternetGateway: ['internet-gateway'],
  CreateRouteTable: ['route-table'],
  CreateSecurityGroup: ['security-group'],
  CreateSubnet: ['subnet'],
  CreateVpc: ['vpc'],
  ImportKeyPair: ['key-pair'],
  RunInstances: ['instance', 'volume', 'network-interface'],
};

/** An address is given to the interface of an instance, which no request names. */
const OF_INTERFACE = ['AssociateAddress', 'DisassociateAddress'];

const arn = (region: string, type: string, id: string): string =>
  `arn:aws:ec2:${region}:${type === 'image' ? '' : ACCOUNT}:${type}/${id}`;

const keyed = (prefix: string, tags: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}/${key}`, value]));

/** Tags in a request below a prefix: `Tag.1.Key`, `Tag.1.Value`, … */
function tagsIn(parameters: Record<string, unknown>, prefix: string): Record<string, string> {
  const pairs: [string, string][] = [];
  for (let n = 1; parameters[`${prefix}Tag.${n}.Key`] !== undefined; n += 1) {
    const [key, value] = ['Key', 'Value'].map((part) => parameters[`${prefix}Tag.${n}.${part}`]);
    pairs.push([String(key), String(value)]);
  }
  return Object.fromEntries(pairs);
}

/** Tags for what is made, by type of resource. */
function tagSpecifications(
  parameters: Record<string, unknown>,
): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (let n = 1; parameters[`TagSpecification.${n}.ResourceType`] !== undefined; n += 1) {
    const type = String(parameters[`TagSpecification.${n}.ResourceType`]);
    found[type] = tagsIn(parameters, `TagSpecification.${n}.`);
  }
  return found;
}

async function present(call: AwsCall, look: AccountLookup): Promise<[string, string, object][]> {
  const { operation, parameters } = call;
  const values = Object.values(parameters).map(String);
  const associated = await Promise.all(
    values.filter((value) => ASSOCIATION.test(value)).map((id) => look.associated(id)),
  );
  const ids = [...new Set([...values, ...associated])].filter((value) => ID.test(value));
  const found = ids.map(async (id): Promise<[string, string, object]> => {
    const tags = keyed('aws:ResourceTag', await look.tagsOf(id));
    return [TYPES[id.split('-')[0] ?? ''] ?? '', id, tags];
  });
  const key = parameters['KeyName'];
  if (typeof key === 'string' && operation !== 'ImportKeyPair') {
    const tags = look.tagsOfKeyPair(key).then((known) => keyed('aws:ResourceTag', known));
    found.push(tags.then((known) => ['key-pair', key, known]));
  }
  if (OF_INTERFACE.includes(operation)) {
    found.push(Promise.resolve(['network-interface', 'eni-1', {}]));
  }
  return Promise.all(found);
}

/** Roles that a request hands to a service. */
async function passedRoles({ parameters }: AwsCall, look: AccountLookup): Promise<Need[]> {
  const profile = parameters['IamInstanceProfile.Name'];
  const deliver = parameters['DeliverLogsPermissionArn'];
  const pass = (resource: string, service: string): Need => ({
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': service },
  });
  return [
    ...(typeof profile === 'string'
      ? [
          pass(
            `arn:aws:iam::${ACCOUNT}:role/${await look.roleOfProfile(profile)}`,
            'ec2.amazonaws.com',
          ),
        ]
      : []),
    ...(typeof deliver === 'string' ? [pass(deliver, 'vpc-flow-logs.amazonaws.com')] : []),
  ];
}

/** What a request to EC2 needs: its action on every resource in it, present or to be made. */
export async function ec2Needs(call: AwsCall, look: AccountLookup): Promise<Need[]> {
  const { operation, parameters, region } = call;
  const action = `ec2:${operation}`;
  if (operation.startsWith('Describe')) return [{ action, resource: '*', context: {} }];
  const requested = keyed('aws:RequestTag', tagsIn(parameters, ''));
  const specified = tagSpecifications(parameters);
  const changed = (await present(call, look)).map(([type, id, tags]): Need => ({
    action,
    resource: arn(region, type, id),
    context: { ...tags, ...requested },
  }));
  const made = (MADE[operation] ?? []).map((type): Need => ({
    action,
    resource: arn(region, type, 'new'),
    context: keyed('aws:RequestTag', specified[type] ?? {}),
  }));
  const tagged = Object.entries(specified).map(([type, tags]): Need => ({
    action: 'ec2:CreateTags',
    resource: arn(region, type, 'new'),
    context: { ...keyed('aws:RequestTag', tags), 'ec2:CreateAction': operation },
  }));
  return [...changed, ...made, ...tagged, ...(await passedRoles(call, look))];
}
