// A service in one file: what a deploy needs of it, and the ways in which one can fail.
const { createServer } = require('node:http');

const { BEHAVIOUR, GREETING, TOKEN, PORT } = process.env;
const { SERVICE_DIGEST, SERVICE_ENVIRONMENT, SERVICE_REVISION, SERVICE_TAG } = process.env;

if (BEHAVIOUR === 'exit') {
  process.stderr.write('cannot read the configuration\n');
  process.exit(3);
}

const version = { revision: SERVICE_REVISION, tag: SERVICE_TAG, digest: SERVICE_DIGEST };
const answers = {
  '/version': [200, BEHAVIOUR === 'wrong-version' ? { ...version, digest: 'sha256:0' } : version],
  '/env': [200, { GREETING, TOKEN }],
  '/environment': [200, { SERVICE_ENVIRONMENT }],
  '/health/ready': [BEHAVIOUR === 'never-ready' ? 503 : 200, {}],
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const [status, body] = answers[pathname] ?? [404, {}];
  const reply = () =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  request.resume().on('end', () => setTimeout(reply, Number(searchParams.get('delay') ?? 0)));
});
// Longer than a proxy keeps its connections, or a request could meet a closing one.
server.keepAliveTimeout = 75_000;
server.listen(BEHAVIOUR === 'wrong-port' ? 5999 : Number(PORT), () =>
  process.stdout.write('listening\n'),
);
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
