/**
 * Packages that Nest looks for at run time and does without. They are not installed here, so
 * the bundle keeps the miss. One that gets installed must leave this list.
 */
const absent = [
  '@fastify/static',
  '@nestjs/microservices',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
];

/** Whether a request for a module asks for one of the packages that may be missing. */
export function isOptional(request: string): boolean {
  return absent.some((name) => request === name || request.startsWith(`${name}/`));
}
