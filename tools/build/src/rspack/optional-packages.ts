/**
 * Packages that Nest and pg look for at run time and do without. They are not installed here, so
 * the bundle keeps the miss. One that gets installed must leave this list.
 */
const absent = [
  '@fastify/static',
  '@nestjs/microservices',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
  'pg-native',
];

/** Whether a request for a module asks for one of the packages that may be missing. */
export function isOptional(request: string): boolean {
  return absent.some((name) => request === name || request.startsWith(`${name}/`));
}

/**
 * Packages that are asked for by import() where they are installed, which an image is not: the
 * embedded database of a developer's machine, and what Nest tells the types of uploaded files with.
 */
export const notBundled = {
  '@electric-sql/pglite': 'module-import @electric-sql/pglite',
  'file-type': 'module-import file-type',
};

/** Zod brings its messages in all languages, as much text as the rest of it. */
export const onlyEnglish: [RegExp, string] = [/\/locales\/index\.c?js$/, 'zod/v4/locales/en.js'];
