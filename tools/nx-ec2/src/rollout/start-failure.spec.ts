import { startFailure } from './start-failure';

describe('startFailure', () => {
  it.each([
    'driver failed programming external connectivity: Bind for 0.0.0.0:5001 failed: port is already allocated',
    'Error starting userland proxy: listen tcp4 0.0.0.0:5001: bind: address already in use',
  ])('names the port that is taken: %s', (message) => {
    const failure = startFailure(new Error(message), 'users on i-0abc', 5001);
    expect(failure.message).toBe('Port 5001 of the host is used by something else');
    expect(failure.details.remedy).toContain("ss -ltnp 'sport = :5001'");
  });

  it('names the network when the address of a slot is taken', () => {
    const failure = startFailure(new Error('Address already in use'), 'here');
    expect(failure.message).toBe('Another container has the address of the slot');
  });

  it('passes on what else the engine says', () => {
    const failure = startFailure(new Error('range of CPUs is from 0.01 to 2.00'), 'here');
    expect(failure.details).toMatchObject({
      where: 'here',
      seen: 'range of CPUs is from 0.01 to 2.00',
    });
  });
});
