import { createReadStream } from 'node:fs';
import { Controller, Get, Header, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { endpoints } from '@shop/shared-descriptor';
import { ApiDescription } from './api-description';
import { docsAssetPath, docsAssets, isDocsAsset } from './docs-assets';
import { docsPage, docsPolicy, docsStart } from './docs-page';

@Controller()
export class DocsController {
  constructor(private readonly description: ApiDescription) {}

  @Get(endpoints.openApi)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('cache-control', 'no-cache')
  openApi(): string {
    return this.description.json();
  }

  @Get(endpoints.docs)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', docsPolicy)
  page(): string {
    return docsPage;
  }

  @Get(`${endpoints.docs}/start.js`)
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return docsStart;
  }

  @Get(`${endpoints.docs}/:file`)
  @Header('cache-control', 'public, max-age=3600')
  asset(@Param('file') file: string): StreamableFile {
    if (!isDocsAsset(file)) throw new NotFoundException('There is nothing at this path.');
    return new StreamableFile(createReadStream(docsAssetPath(file)), { type: docsAssets[file] });
  }
}
