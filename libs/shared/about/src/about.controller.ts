import { Controller, Get, Header } from '@nestjs/common';
import { endpoints } from '@shop/shared-descriptor';
import { About } from './about';

@Controller()
export class AboutController {
  constructor(private readonly about: About) {}

  @Get(endpoints.index)
  index() {
    return this.about.index();
  }

  @Get(endpoints.version)
  @Header('cache-control', 'no-store')
  version() {
    return this.about.version();
  }
}
