import {
  DescribeRepositoriesCommand,
  ECRClient,
  RepositoryNotFoundException,
} from '@aws-sdk/client-ecr';
import { verifyAccount } from '../environment/account';
import { repositoryName } from '../environment/environment';
import type { Environment } from '../environment/environment';
import { Failure } from '../failure';

/**
 * Makes sure that Terraform has made the service's repository, in the environment's own account.
 * @throws Failure when it is missing, the account is another, or AWS does not answer
 */
export async function verifyRepository(environment: Environment, service: string): Promise<void> {
  const name = repositoryName(environment, service);
  const where = `environment ${environment.environment}, region ${environment.region}`;
  const client = new ECRClient({ region: environment.region });
  const { repositories } = await client
    .send(new DescribeRepositoriesCommand({ repositoryNames: [name] }))
    .catch(async (cause: Error) => {
      // No credentials, or another account's, explain it better than what ECR says of a repository.
      await verifyAccount(environment);
      const missing = cause instanceof RepositoryNotFoundException;
      throw new Failure(
        missing ? `ECR repository ${name} does not exist` : `ECR did not describe ${name}`,
        {
          where,
          seen: missing ? undefined : `${cause.name}: ${cause.message}`,
          remedy: missing
            ? `Run \`nx run infra:deploy -c ${environment.environment}\`, which makes a repository for every service.`
            : 'The credentials need the permission ecr:DescribeRepositories.',
          cause,
        },
      );
    });
  if (repositories?.[0]?.registryId !== environment.accountId) await verifyAccount(environment);
}
