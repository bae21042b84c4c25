import { readFileSync } from 'node:fs';
import { defaultPort, type ServiceDescriptor } from '@shop/shared-descriptor';

/** What a Dockerfile repeats, because it cannot read it, must be what the service says. */
export function describeImage(descriptor: ServiceDescriptor, dockerfile: string): void {
  describe(`the image of ${descriptor.title}`, () => {
    const text = readFileSync(dockerfile, 'utf8');

    it.each([
      ['title', `image.title="${descriptor.name}"`],
      ['description', `image.description="${descriptor.summary}"`],
      ['default port', `PORT=${defaultPort}`],
      ['exposed port', `EXPOSE ${defaultPort}`],
    ])('has the %s of the service', (_, stated) => {
      expect(text).toContain(stated);
    });
  });
}
