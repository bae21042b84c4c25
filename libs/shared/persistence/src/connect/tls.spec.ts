import { tlsOf } from './tls';

const rds = 'postgres://u:p@db.abc.eu-west-1.rds.amazonaws.com:5432/users';

describe('tlsOf', () => {
  it('trusts the authority of RDS, besides the public ones, for its hosts', () => {
    const { connectionString, ssl } = tlsOf(`${rds}?sslmode=verify-full`);
    expect(connectionString).toBe(rds);
    expect((ssl?.ca as string[]).length).toBeGreaterThan(100);
    expect(ssl?.rejectUnauthorized).toBeUndefined();
  });

  it.each([
    `${rds}?sslmode=disable`,
    `${rds}?sslmode=verify-full&sslrootcert=/ca.pem`,
    'postgres://u:p@rds.amazonaws.com.example.com/users?sslmode=verify-full',
    'postgres://u:p@localhost/users',
  ])('leaves %s as it is', (url) => {
    expect(tlsOf(url)).toEqual({ connectionString: url });
  });
});
