import { chooseRequestId } from './request-id';

const uuid = /^[\da-f-]{36}$/;

describe('chooseRequestId', () => {
  it.each(['7f3e', 'Root=1-67891233-abcdef', 'a'.repeat(129), 'with space', 'línea', ''])(
    'decides on %p by its characters and length',
    (received) => {
      const kept = chooseRequestId(received) === received;
      expect(kept).toBe(received === '7f3e');
    },
  );

  it('makes one up when there is none, or several', () => {
    expect(chooseRequestId(undefined)).toMatch(uuid);
    expect(chooseRequestId(['a', 'b'])).toMatch(uuid);
  });
});
