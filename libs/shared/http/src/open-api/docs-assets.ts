import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The files of swagger-ui-dist that the page needs. */
export const docsAssets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

export type DocsAsset = keyof typeof docsAssets;

export const isDocsAsset = (name: string): name is DocsAsset => Object.hasOwn(docsAssets, name);

interface AssetFile {
  readonly path: string;
  readonly gzip: boolean;
}

/** Where a file of the page is: packed beside the bundle, or in its package where none is made. */
export function docsAssetFile(name: DocsAsset): AssetFile {
  const packed = join(__dirname, 'swagger-ui', `${name}.gz`);
  if (existsSync(packed)) return { path: packed, gzip: true };
  const { resolve } = createRequire(join(__dirname, 'docs-assets.js'));
  return { path: join(dirname(resolve('swagger-ui-dist/package.json')), name), gzip: false };
}
