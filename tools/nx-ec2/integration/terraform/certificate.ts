/**
 * Asks the emulator's ACM for a certificate, and gives its ARN. Nothing else here needs a client of ACM,
 * and the emulator does not look at signatures.
 */
export async function requestCertificate(DomainName: string): Promise<string> {
  const credential = 'Credential=test/20260101/eu-west-1/acm/aws4_request';
  const answer = await fetch(process.env['AWS_ENDPOINT_URL'] ?? '', {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'CertificateManager.RequestCertificate',
    },
    body: JSON.stringify({ DomainName, ValidationMethod: 'DNS' }),
  });
  const { CertificateArn } = (await answer.json()) as { CertificateArn: string };
  return CertificateArn;
}
