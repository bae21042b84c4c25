import { readFileSync } from 'node:fs';
import { openApiJson, type Service } from '@shop/shared-bootstrap';

/** The committed description of a service's API must be the one that its code gives. */
export function describeOpenApi(service: Service, file: string): void {
  const { name, title } = service.descriptor;

  describe(`the description of the API of ${title}`, () => {
    it(`is current; if not, run: npx nx run ${name}:openapi`, async () => {
      expect(readFileSync(file, 'utf8')).toBe(await openApiJson(service));
    });
  });
}
