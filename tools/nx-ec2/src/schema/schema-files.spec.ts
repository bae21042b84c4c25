import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles, schemaPaths, undescribedProperties } from './schema-files';

const root = join(__dirname, '../..');
describe('the schemas of the plugin', () => {
  it('exist for every executor and generator', () => {
    const named = [schemaPaths(root, 'executors'), schemaPaths(root, 'generators')];
    const paths = named.flatMap((one) => Object.values(one));
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('describe every property', () => {
    expect(schemaFiles(root).flatMap((file) => undescribedProperties(root, file))).toEqual([]);
  });

  it('agree with the generated schema.d.ts (else run `nx run nx-ec2:schema-types`)', () => {
    const script = join(__dirname, 'write-schema-types.ts');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['-r', '@swc-node/register', script, '--check'],
      { cwd: join(root, '../..'), encoding: 'utf8' },
    );
    expect(stdout + stderr).toBe('');
  });

  it('name a property without a description by its file', () => {
    const schema = {
      properties: { port: { type: 'integer' as const }, host: { description: 'x' } },
    };
    const file = {
      typeName: 'X',
      schemaPath: join(root, 'src/x/schema.json'),
      typesPath: '',
      schema,
    };
    expect(undescribedProperties(root, file)).toEqual(['src/x/schema.json: port']);
  });
});
