import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The files of swagger-ui-dist that the page needs; a bundle has them beside itself. */
export const docsAssets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

export type DocsAsset = keyof typeof docsAssets;

export const isDocsAsset = (name: string): name is DocsAsset => Object.hasOwn(docsAssets, name);

function folder(): string {
  const bundled = join(__dirname, 'swagger-ui');
  if (existsSync(bundled)) return bundled;
  const { resolve } = createRequire(join(__dirname, 'docs-assets.js'));
  return dirname(resolve('swagger-ui-dist/package.json'));
}

/** Absolute path of a file of the page. */
export const docsAssetPath = (name: DocsAsset): string => join(folder(), name);
