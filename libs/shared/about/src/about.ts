import { endpoints, type ServiceDescriptor } from '@shop/shared-descriptor';
import type { Build } from './build';

/** What a service answers about itself. */
export class About {
  constructor(
    private readonly descriptor: ServiceDescriptor,
    private readonly build: Build,
  ) {}

  index() {
    const { name: service, title, summary } = this.descriptor;
    const { version, live, ready, docs, openApi } = endpoints;
    return { service, title, summary, links: { version, live, ready, docs, openApi } };
  }

  version() {
    const { SERVICE_REVISION: revision, SERVICE_TAG: tag, SERVICE_DIGEST: digest } = this.build;
    return { service: this.descriptor.name, revision, tag, digest };
  }
}
