import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMirror, lockedProviders } from './provider-mirror';

const AWS = 'registry.terraform.io/hashicorp/aws';
const RANDOM = 'registry.terraform.io/hashicorp/random';

describe('a local provider mirror', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('must hold every provider that the lock file names', () => {
    const lock = `provider "${AWS}" {\n  version = "5.100.0"\n}\n\nprovider "${RANDOM}" {\n}\n`;
    expect(lockedProviders(lock)).toEqual([AWS, RANDOM]);

    mkdirSync(join(folder, 'partial', AWS), { recursive: true });
    mkdirSync(join(folder, 'whole', AWS), { recursive: true });
    mkdirSync(join(folder, 'whole', RANDOM), { recursive: true });
    const candidates = ['absent', 'partial', 'whole'].map((name) => join(folder, name));
    expect(findMirror([AWS, RANDOM], candidates)).toBe(join(folder, 'whole'));
    expect(findMirror([AWS], candidates)).toBe(join(folder, 'partial'));
  });

  it('is not invented when there is none', () => {
    expect(findMirror([AWS], [join(folder, 'absent')])).toBeUndefined();
  });
});
