// A service in one file: what a deploy needs of it, and the ways in which one can fail.
const { createServer } = require('node:http');

const { BEHAVIOUR, PORT, SERVICE_DIGEST, SERVICE_REVISION, SERVICE_TAG } = process.env;

if (BEHAVIOUR === 'exit') {
  process.stderr.write('cannot read the configuration\n');
  process.exit(3);
}

const version = { revision: SERVICE_REVISION, tag: SERVICE_TAG, digest: SERVICE_DIGEST };
const answers = {
  '/version': [200, BEHAVIOUR === 'wrong-version' ? { ...version, digest: 'sha256:0' } : version],
  '/env': [200, { GREETING: process.env.GREETING }],
  '/health/ready': [BEHAVIOUR === 'never-ready' ? 503 : 200, {}],
};

const server = createServer((request, response) => {
  const [status, body] = answers[request.url] ?? [404, {}];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(BEHAVIOUR === 'wrong-port' ? 5999 : Number(PORT), () =>
  process.stdout.write('listening\n'),
);
process.on('SIGTERM', () => process.exit(0));
