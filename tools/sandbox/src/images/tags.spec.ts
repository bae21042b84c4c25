import { contentTag } from './tags';

it('follows the content of the folder and what it is built from', () => {
  const tag = contentTag('host', 'debian:bookworm-slim');
  expect(tag).toMatch(/^sandbox\/host:[0-9a-f]{12}$/);
  expect(contentTag('host', 'debian:bookworm-slim')).toBe(tag);
  expect(contentTag('host', 'another:debian')).not.toBe(tag);
  expect(contentTag('registry', 'debian:bookworm-slim').split(':')[1]).not.toBe(tag.split(':')[1]);
});
