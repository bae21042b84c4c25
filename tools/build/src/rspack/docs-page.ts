import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a service's page of its API loads, and nothing else of the package. */
const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** Copies the files of Swagger UI, which are no modules, to `swagger-ui/` beside the bundle, packed. */
export function docsPage(root: string) {
  return files.map((file) => ({
    from: join(root, 'node_modules/swagger-ui-dist', file),
    to: `swagger-ui/${file}.gz`,
    noErrorOnMissing: true,
    transform: (content: Buffer) => gzipSync(content, { level: 9 }),
  }));
}
