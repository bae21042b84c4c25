import { releasedTable } from './released-table';

const image = (revision: string, digit: string) => ({
  repository: 'registry.example.com/shop-staging/users',
  digest: `sha256:${digit.repeat(64)}`,
  tag: 'c-1',
  revision,
});

describe('releasedTable', () => {
  it('shows what runs where, by revision and digest', () => {
    const a = image('0123456789abcdef', 'a');
    const b = image('fedcba9876543210', 'b');
    const text = releasedTable({
      staging: { users: b, inventory: a },
      production: { users: a, inventory: a },
    });
    expect(text.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['SERVICE', 'STAGING', 'PRODUCTION'],
      ['inventory', '0123456789ab sha256:aaaaaaaaaaaa', '0123456789ab sha256:aaaaaaaaaaaa'],
      ['users', 'fedcba987654 sha256:bbbbbbbbbbbb', '0123456789ab sha256:aaaaaaaaaaaa'],
    ]);
  });

  it('shows a service that an environment does not run', () => {
    const text = releasedTable({ staging: { users: image('f00d', 'a') }, production: {} });
    expect(text).toMatch(/^users +f00d sha256:aaaaaaaaaaaa +-$/m);
  });
});
