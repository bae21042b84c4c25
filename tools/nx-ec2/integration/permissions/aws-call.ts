import type { IncomingHttpHeaders } from 'node:http';

/** A request to an AWS API, read. */
export interface AwsCall {
  /** As in IAM actions: `ec2`, `s3`, … */
  service: string;
  /** Operation of the API, for S3 already the name of the permission it needs. */
  operation: string;
  region: string;
  /** Parameters by their names in the request: `Filter.1.Name`, or the keys of the JSON body. */
  parameters: Record<string, unknown>;
}

export interface RawRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const OBJECT_PERMISSIONS: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** S3 has no operation in its requests, and calls permissions otherwise than operations. */
function s3Call(method: string, url: URL): Pick<AwsCall, 'operation' | 'parameters'> {
  const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
  const key = rest.join('/');
  const part = ['tagging', 'acl', 'uploads', 'versioning', 'policy', 'versions'].find((name) =>
    url.searchParams.has(name),
  );
  if (part) throw new Error(`S3 ${method} ?${part} has no permission in this table`);
  const operation = key
    ? OBJECT_PERMISSIONS[method]
    : { GET: 'ListBucket', HEAD: 'ListBucket' }[method];
  if (!operation) throw new Error(`S3 ${method} ${url.pathname} has no permission in this table`);
  return { operation, parameters: { bucket, key } };
}

/** Reads a request by what it is signed for; undefined when it is not signed. */
export function readCall({ method, url, headers, body }: RawRequest): AwsCall | undefined {
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '');
  const [, region, service] = scope ?? [];
  if (!region || !service) return undefined;
  const target = headers['x-amz-target'];
  if (service === 's3') {
    return { service, region, ...s3Call(method, new URL(url, 'http://aws')) };
  }
  if (typeof target === 'string') {
    const operation = target.split('.').at(-1) ?? '';
    return { service, region, operation, parameters: JSON.parse(body.toString() || '{}') };
  }
  const parameters = Object.fromEntries(new URLSearchParams(body.toString()));
  if (!parameters['Action']) throw new Error(`${service} ${method} ${url} names no operation`);
  return { service, region, operation: parameters['Action'], parameters };
}
