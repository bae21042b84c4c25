/**
 * CommonJS Jest for every project. Nest 12 ships ES modules only, which Jest cannot `require`
 * on Node 20, so those packages are transformed as well.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { $schema, ...swc } = JSON.parse(readFileSync(join(__dirname, '.swcrc'), 'utf8'));
const esmOnly = [
  '@nestjs/(?!throttler)[^/]+',
  'load-esm',
  'file-type',
  'es-toolkit',
  'uid',
  '@standard-schema',
  '@tokenizer',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'execa',
  '@opentelemetry/[^/]+', // uses import(), which Jest does not take either
  'jose',
  'js-yaml',
  'kysely',
  'cockatiel',
  '@sindresorhus/[^/]+',
  '@sec-ant/[^/]+',
  'figures',
  'get-stream',
  'human-signals',
  'is-plain-obj',
  'is-stream',
  'is-unicode-supported',
  'npm-run-path',
  'parse-ms',
  'path-key',
  'pretty-ms',
  'strip-final-newline',
  'unicorn-magic',
  'yoctocolors',
];

/** One JUnit report per project and target, for the CI server and for the closing count of `npm test`. */
const report = [process.env.NX_TASK_TARGET_PROJECT, process.env.NX_TASK_TARGET_TARGET].join('-');

module.exports = {
  reporters: [
    'default',
    ...(process.env.NX_TASK_TARGET_PROJECT
      ? [
          [
            'jest-junit',
            { outputDirectory: join(__dirname, 'dist/junit'), outputName: `${report}.xml` },
          ],
        ]
      : []),
  ],
  testEnvironment: join(__dirname, 'libs/shared/persistence/jest-environment.cjs'),
  // A service starts in a second, but many test suites share the processors.
  testTimeout: 20_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {
    '^.+\\.[cm]?[tj]s$': ['@swc/jest', { ...swc, module: { type: 'commonjs' }, swcrc: false }],
  },
  moduleNameMapper: {
    // Its exports have an `import` condition only, which Jest's `require` does not take.
    '^unicorn-magic$': join(__dirname, 'node_modules/unicorn-magic/node.js'),
    // It imports parts of itself, which Jest's realm does not allow.
    '^@electric-sql/pglite$': join(
      __dirname,
      'libs/shared/persistence/src/testing/pglite-outside-jest.ts',
    ),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
};
