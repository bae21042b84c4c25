import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../../..');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string) => (existsSync(join(root, path)) ? JSON.parse(read(path)) : {});

describe('Node', () => {
  const pinned: Record<string, string> = json('package.json').optionalDependencies;
  const ofTools = Object.entries(pinned).filter(([name]) => name.startsWith('node-'));

  it.each(files.filter((path) => /^apps\/[^/]+\/Dockerfile$/.test(path)))(
    'is the same in %s and for the tools',
    (dockerfile) => {
      const [, version] = /^ARG BASE_IMAGE=node:(\d+\.\d+\.\d+)-/m.exec(read(dockerfile)) ?? [];
      expect(new Set(ofTools.map(([, one]) => one))).toEqual(new Set([version]));
    },
  );
});

describe('every project', () => {
  const projects = files
    .filter((path) => /^(apps|libs|tools)\/([^/]+\/){1,2}package\.json$/.test(path))
    .map(dirname);
  const targetsOf = (folder: string): object => ({
    ...json(join(folder, 'package.json')).nx?.targets,
    ...json(join(folder, 'project.json')).targets,
  });

  it.each(projects)('is checked: %s', (folder) => {
    const hasTests = files.includes(`${folder}/jest.config.cjs`);
    expect(Object.keys(targetsOf(folder))).toEqual(
      expect.arrayContaining(['lint', 'typecheck', ...(hasTests ? ['test'] : [])]),
    );
  });
});

describe('the paths of tsconfig.base.json', () => {
  const { paths } = json('tsconfig.base.json').compilerOptions as {
    paths: Record<string, string[]>;
  };
  const libraries = files.filter((path) => /^libs\/[^/]+\/[^/]+\/package\.json$/.test(path));

  // By those Nx knows the project of an import without loading TypeScript.
  it.each(libraries)('lead to %s', (manifest) => {
    const { name, exports } = json(manifest);
    const [pattern = '', [place = ''] = []] =
      Object.entries(paths).find(([key]) => name.startsWith(key.replace('*', ''))) ?? [];
    const rest = name.slice(pattern.length - 1);
    expect(place.replace('*', rest)).toBe(`./${join(dirname(manifest), exports['.'])}`);
  });
});
