import type { ContextFile } from './context-files';
import { releaseStepLabels } from './release-step-labels';

const file = (path: string, content = path): ContextFile => ({
  path,
  kind: 'file',
  content: Buffer.from(content),
});
const image = (...files: ContextFile[]) => ({
  files,
  baseImage: 'node:24',
  platform: 'linux/amd64',
});
const labelOf = (names: string[], content: ReturnType<typeof image>) =>
  Object.values(releaseStepLabels(names, content, 'apps/users/Dockerfile'))[0];

describe('releaseStepLabels', () => {
  const before = labelOf(['migrate.mjs'], image(file('main.mjs'), file('migrate.mjs')));

  it('stay when other files change', () => {
    const content = image(file('main.mjs', 'new'), file('migrate.mjs'), file('more.mjs'));
    expect(labelOf(['migrate.mjs'], content)).toBe(before);
  });

  it.each([
    ['a file of the step', image(file('migrate.mjs', 'new'))],
    ['the base image', { ...image(file('migrate.mjs')), baseImage: 'node:25' }],
    ['the platform', { ...image(file('migrate.mjs')), platform: 'linux/arm64' }],
  ])('change with %s', (_, content) => {
    expect(labelOf(['migrate.mjs'], content)).toMatch(/^c-/);
    expect(labelOf(['migrate.mjs'], content)).not.toBe(before);
  });

  it('are none where no file is named', () =>
    expect(releaseStepLabels([], image(file('main.mjs')), '')).toEqual({}));

  it('refuse a file that is not there', () =>
    expect(() => labelOf(['migrate.mjs'], image(file('main.mjs')))).toThrow(
      'Files of the release step are not in the bundle',
    ));
});
