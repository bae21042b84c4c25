import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import {
  Controller,
  Get,
  Header,
  NotFoundException,
  Param,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { endpoints } from '@shop/shared-descriptor';
import { ApiDescription } from './api-description';
import { docsAssetFile, docsAssets, isDocsAsset } from './docs-assets';
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
  asset(
    @Param('file') file: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): StreamableFile {
    if (!isDocsAsset(file)) throw new NotFoundException('There is nothing at this path.');
    const { path, gzip } = docsAssetFile(file);
    if (gzip) response.setHeader('content-encoding', 'gzip');
    return new StreamableFile(createReadStream(path), { type: docsAssets[file] });
  }
}
