import { readdirSync } from 'node:fs';
import nx from '@nx/eslint-plugin';

/** Every service has libraries of its own. */
const scopes = readdirSync(new URL('libs', import.meta.url)).filter((name) => name !== 'shared');

/** A service may use its own libraries, what is shared, and the others only through their contract. */
const byScope = [
  ...scopes.map((scope) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared', 'type:contract'],
  })),
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
  { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools'] },
];

const byType = Object.entries({
  app: ['feature', 'domain', 'data-access', 'contract', 'util'],
  feature: ['feature', 'domain', 'data-access', 'contract', 'util'],
  'data-access': ['data-access', 'domain', 'contract', 'util'],
  domain: ['domain', 'util'],
  contract: ['contract', 'util'],
  util: ['util'],
}).map(([type, allowed]) => ({
  sourceTag: `type:${type}`,
  onlyDependOnLibsWithTags: allowed.map((tag) => `type:${tag}`),
}));

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  { ignores: ['**/dist', '**/node_modules', '.sandbox', '.nx', '**/.terraform'] },
  {
    files: ['**/*.ts', '**/*.cts', '**/*.mts', '**/*.js', '**/*.mjs', '**/*.cjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          depConstraints: [...byScope, ...byType],
        },
      ],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.cjs', '**/*.cts'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
];
