import { join } from 'node:path';
import { foldersOf, isWithin, ownFolders, readTemplate } from './template';

describe('ownFolders', () => {
  it('are what one service has for itself', () => {
    expect(
      ownFolders([
        'libs/__name__/domain/src/__name__.ts',
        'apps/__name__/project.json',
        'libs/__name__/README.md',
      ]),
    ).toEqual(['apps/__name__', 'libs/__name__']);
  });

  it.each([
    'README.md',
    'apps/README.md',
    'apps/__name__',
    'apps/__name__.ts',
    'libs/a/x__name__/b',
  ])('refuses %s, which would stay when its service is removed', (file) =>
    expect(() => ownFolders(['apps/__name__/main.ts', file])).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ where: file }) }),
    ),
  );
});

describe('readTemplate', () => {
  const root = join(__dirname, '../../../..');

  it("reads the workspace's own", () => {
    const template = readTemplate(root, 'tools/templates/service');
    expect(foldersOf(template, 'payments')).toEqual(['apps/payments', 'libs/payments']);
  });

  it.each([
    [undefined, 'serviceTemplate is missing'],
    ['no/such', 'serviceTemplate is no/such, which is no folder'],
  ])('says where %s has to be named', (folder, seen) => {
    expect(() => readTemplate(root, folder)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ seen }) }),
    );
  });
});

describe('isWithin', () => {
  it.each([
    ['apps/payments', true],
    ['apps/payments/src', true],
    ['apps/payments-api', false],
    ['libs/apps/payments', false],
  ])('%s: %s', (path, within) => expect(isWithin(path, ['apps/payments'])).toBe(within));
});
