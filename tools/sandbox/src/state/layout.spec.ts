import { layoutOf } from './layout';

it('gives each workspace a sandbox of its own, always the same', () => {
  expect(layoutOf('/a').id).toBe(layoutOf('/a').id);
  expect(layoutOf('/a').id).not.toBe(layoutOf('/b').id);
});
