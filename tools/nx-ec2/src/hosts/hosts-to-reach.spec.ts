import { hostsToReach } from './hosts-to-reach';

const target = {
  project: 'shop',
  environment: 'staging',
  region: 'eu-west-1',
  accountId: '111111111111',
};
const instance = (InstanceId: string, Name: 'running' | 'stopped', PublicIpAddress?: string) => ({
  InstanceId,
  PublicIpAddress,
  State: { Name },
  LaunchTime: new Date(0),
});

describe('hostsToReach', () => {
  it('takes every running instance, in the order of their ids', () => {
    const present = [
      instance('i-2', 'running', '54.0.0.2'),
      instance('i-1', 'running', '54.0.0.1'),
    ];
    expect(hostsToReach(present, target).map(({ instanceId }) => instanceId)).toEqual([
      'i-1',
      'i-2',
    ]);
    expect(hostsToReach([], target)).toEqual([]);
  });

  it.each([
    ['is stopped', instance('i-1', 'stopped', '54.0.0.1'), 'i-1 is stopped'],
    ['has no address', instance('i-1', 'running'), 'public address none'],
  ])('refuses to leave one out that %s', (_, one, seen) => {
    expect(() => hostsToReach([one, instance('i-2', 'running', '54.0.0.2')], target)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ seen: expect.stringContaining(seen) }),
      }),
    );
  });
});
