/** A call that the emulator understands; it does not look at signatures. Nothing else here needs these clients. */
const call = (
  service: string,
  headers: Record<string, string>,
  body: string,
): Promise<Response> => {
  const credential = `Credential=test/20260101/eu-west-1/${service}/aws4_request`;
  return fetch(process.env['AWS_ENDPOINT_URL'] ?? '', {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
      ...headers,
    },
    body,
  });
};

/** Asks ACM for a certificate, and gives its ARN. */
export async function requestCertificate(DomainName: string): Promise<string> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'CertificateManager.RequestCertificate',
  };
  const answer = await call('acm', headers, JSON.stringify({ DomainName }));
  const { CertificateArn } = (await answer.json()) as { CertificateArn: string };
  return CertificateArn;
}

/**
 * Looks at the load balancers every second while something is done: the emulator's become active once
 * somebody did, and Terraform looks twice a minute only.
 */
export async function watchingLoadBalancers<T>(work: () => Promise<T>): Promise<T> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const look = () =>
    void call(
      'elasticloadbalancing',
      headers,
      'Action=DescribeLoadBalancers&Version=2015-12-01',
    ).catch(() => undefined);
  const watch = setInterval(look, 1_000);
  try {
    return await work();
  } finally {
    clearInterval(watch);
  }
}
