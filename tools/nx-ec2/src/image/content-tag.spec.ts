import type { ContextFile } from './context-files';
import { contentTag } from './content-tag';
import type { ImageContent } from './content-tag';

const file = (path: string, content: string, kind: ContextFile['kind'] = 'file'): ContextFile => ({
  path,
  kind,
  content: Buffer.from(content),
});

const content: ImageContent = {
  files: [file('main.mjs', 'one'), file('vendor.mjs', 'two')],
  dockerfile: 'FROM scratch',
  buildArgs: { A: '1', B: '2' },
  baseImage: 'node:24',
  platform: 'linux/amd64',
};

describe('contentTag', () => {
  it('is c- and 20 hex digits', () => {
    expect(contentTag(content)).toMatch(/^c-[0-9a-f]{20}$/);
  });

  it('does not depend on the order of files or arguments', () => {
    const reordered = {
      ...content,
      files: [...content.files].reverse(),
      buildArgs: { B: '2', A: '1' },
    };
    expect(contentTag(reordered)).toBe(contentTag(content));
  });

  it.each<[string, Partial<ImageContent>]>([
    ['a file', { files: [file('main.mjs', 'changed'), file('vendor.mjs', 'two')] }],
    ['a name', { files: [file('main2.mjs', 'one'), file('vendor.mjs', 'two')] }],
    [
      'an executable bit',
      { files: [file('main.mjs', 'one', 'executable'), file('vendor.mjs', 'two')] },
    ],
    ['a file turned link', { files: [file('main.mjs', 'one', 'link'), file('vendor.mjs', 'two')] }],
    ['a missing file', { files: [file('main.mjs', 'one')] }],
    [
      'bytes moved between neighbours',
      { files: [file('main.mjs', 'on'), file('evendor.mjs', 'two')] },
    ],
    ['the Dockerfile', { dockerfile: 'FROM scratch ' }],
    ['a build argument', { buildArgs: { A: '1', B: '3' } }],
    ['the base image', { baseImage: 'node:25' }],
    ['the platform', { platform: 'linux/arm64' }],
  ])('changes with %s', (_, change) => {
    expect(contentTag({ ...content, ...change })).not.toBe(contentTag(content));
  });
});
