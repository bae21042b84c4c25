import { meaningOf } from './ec2-requests';

it('sees that a description changes nothing', () => {
  expect(meaningOf('Action=DescribeInstances&Version=2016-11-15')).toEqual({
    changes: false,
    reboots: [],
  });
});

it('sees that a launch changes something', () => {
  expect(meaningOf('Action=RunInstances&MaxCount=1').changes).toBe(true);
});

it('finds every instance to reboot', () => {
  const body = 'Action=RebootInstances&Version=2016-11-15&InstanceId.1=i-1&InstanceId.2=i-2';
  expect(meaningOf(body)).toEqual({ changes: true, reboots: ['i-1', 'i-2'] });
});

it('makes nothing of a body that is no such request', () => {
  expect(meaningOf('')).toEqual({ changes: false, reboots: [] });
});
