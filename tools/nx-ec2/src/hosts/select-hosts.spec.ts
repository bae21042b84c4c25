import type { Instance } from '@aws-sdk/client-ec2';
import { Failure } from '../failure';
import { presentHosts, selectHosts } from './select-hosts';

const query = {
  service: 'users',
  environment: 'staging',
  region: 'eu-west-1',
  filters: 'tag:Project=shop tag-key=service:users',
};

const instance = (id: string, state: string, address?: string): Instance => ({
  InstanceId: id,
  State: { Name: state as 'running' },
  PublicIpAddress: address,
  LaunchTime: new Date(1000),
});

const failureOf = (instances: Instance[]): Failure => {
  try {
    selectHosts(instances, query);
  } catch (error) {
    return error as Failure;
  }
  throw new Error('expected a failure');
};

describe('selectHosts', () => {
  it('takes running and starting instances, ordered by id', () => {
    expect(
      selectHosts(
        [instance('i-2', 'running', '54.0.0.2'), instance('i-1', 'pending', '54.0.0.1')],
        query,
      ),
    ).toEqual([
      { instanceId: 'i-1', address: '54.0.0.1', launchedAt: new Date(1000) },
      { instanceId: 'i-2', address: '54.0.0.2', launchedAt: new Date(1000) },
    ]);
  });

  it('passes over the terminated instance that a replacement left behind', () => {
    const hosts = selectHosts(
      [instance('i-1', 'terminated'), instance('i-2', 'running', '54.0.0.2')],
      query,
    );
    expect(hosts.map(({ instanceId }) => instanceId)).toEqual(['i-2']);
  });

  it('says which filters matched nothing and how to create the instance', () => {
    const { message, details } = failureOf([]);
    expect(message).toBe('No EC2 instance runs users');
    expect(details.seen).toContain(query.filters);
    expect(details.remedy).toContain('nx run infra:deploy -c staging');
  });

  it('names the terminated instances when nothing else is left', () => {
    expect(failureOf([instance('i-9', 'terminated')]).details.seen).toContain('i-9 is terminated');
  });

  it.each(['stopped', 'stopping'])('refuses an instance that is %s, by name', (state) => {
    const failure = failureOf([instance('i-1', 'running', '54.0.0.1'), instance('i-2', state)]);
    expect(failure.details.seen).toBe(`i-2 is ${state}`);
    expect(failure.details.remedy).toContain('--instance-ids i-2');
  });

  it('refuses an instance without a public address', () => {
    expect(failureOf([instance('i-1', 'running')]).message).toContain('no public address');
  });
});

describe('presentHosts', () => {
  it('has also those that nothing can be done on, and says why', () => {
    const instances = [
      instance('i-1', 'running', '54.0.0.1'),
      instance('i-2', 'stopped'),
      instance('i-3', 'running'),
      instance('i-4', 'terminated'),
    ];
    expect(
      presentHosts(instances, query).map(({ instanceId, unusable }) => [instanceId, unusable]),
    ).toEqual([
      ['i-1', undefined],
      ['i-2', 'the instance is stopped'],
      ['i-3', 'the instance has no public address'],
    ]);
  });
});
