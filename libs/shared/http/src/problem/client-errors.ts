import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { codeOfStatus, type Failure, titleOf } from './failure';
import { problemType } from './problem';
import { problemOf, sendProblem } from './send-problem';

const causes: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than this service takes.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
};

function answerTo(code: string): string {
  const [status, detail] = causes[code] ?? [400, 'This is not a request of HTTP/1.1.'];
  const failure = { status, detail, code: codeOfStatus(status), headers: {} };
  const body = JSON.stringify(problemOf(failure, '/'));
  return [
    `HTTP/1.1 ${status} ${titleOf(status)}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

const unexpected: Failure = {
  status: 417,
  code: codeOfStatus(417),
  detail: 'Nothing but 100-continue can be expected of this service.',
  headers: {},
};

/** Answers with a problem what Node cannot read as a request, so that no handler ever sees it. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const { code = '' } = error;
    if (code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(answerTo(code));
  });
  server.on('checkExpectation', (request, response) => sendProblem(request, response, unexpected));
}
