import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceTargets } from '../plugin/targets';
import { terraformTargets } from '../plugin/terraform-targets';
import { type Kind, schemaPaths } from '../schema/schema-files';
import { sshFailure, type SshProblem } from '../ssh/ssh-failure';
import { shownCommands } from './commands';
import { failureMessages } from './failure-messages';

const plugin = join(__dirname, '../..');
const book = readFileSync(join(plugin, '../../docs/run-book.md'), 'utf8');

/** What ssh writes, by problem: its failures are put together from a table. */
const sshLogs: Record<SshProblem, string> = {
  refused: 'connection refused',
  'timed-out': 'timed out',
  unreachable: 'no route to host',
  dropped: 'connection closed',
  'host-key-changed': 'host key verification failed',
  'permission-denied': 'permission denied (publickey)',
  'forwarding-refused': 'administratively prohibited',
  'engine-unavailable': 'open failed: connect failed',
  unknown: 'something else',
};
const host = { instanceId: 'i-1', address: '54.0.0.1', launchedAt: new Date(0) };
const fromTables = {
  'run-executor.ts': [
    'Stopped by SIGINT (Ctrl-C) before it was done',
    'Stopped by SIGTERM before it was done',
    'Stopped before it was done: the terminal was closed',
  ],
  'ssh/ssh-failure.ts': Object.values(sshLogs).map((log) => sshFailure(log, host, '…').message),
};

describe('the run-book', () => {
  const { messages, unread } = failureMessages(join(plugin, 'src'));

  it('can see the message of every failure in the sources', () => {
    expect(messages).toContain('Another deploy of … goes on');
    expect(unread).toEqual(Object.keys(fromTables).sort());
  });

  it('has a line `- **<message>**: …` for every error of the plugin, and for no other', () => {
    const errors = book.slice(book.indexOf('## Error messages\n'));
    const lines = errors.split('\n').filter((line) => /^(- | {2})\*\*/.test(line));
    const listed = lines
      .join('\n')
      .replaceAll(/`/g, '')
      .matchAll(/\*\*(.+?)\*\*/g);
    const expected = [...messages, ...Object.values(fromTables).flat()];
    expect([...listed].map(([, message]) => message).sort()).toEqual(
      [...new Set(expected)].map((message) => message.replaceAll('`', '')).sort(),
    );
  });

  describe('commands', () => {
    const options = {
      project: 'shop',
      defaultEnvironment: 'sandbox',
      terraformProject: 'infra',
      environments: { sandbox: { region: 'eu-west-1', accountId: '123456789012' } },
    };
    const schemaOf = (kind: Kind, name: string) =>
      JSON.parse(readFileSync(schemaPaths(plugin, kind)[name] ?? name, 'utf8')).properties;
    const known: Record<string, string[]> = { sync: [], serve: [], build: [], test: [], lint: [] };
    known['typecheck'] = [];
    for (const targets of [serviceTargets(options), terraformTargets(options)]) {
      for (const [name, { executor = '' }] of Object.entries(targets)) {
        const flags = Object.keys(schemaOf('executors', executor.split(':')[1] ?? ''));
        known[name] = [...(known[name] ?? []), ...flags];
      }
    }
    for (const name of ['service', 'remove-service']) {
      known[`nx-ec2:${name}`] = Object.keys(schemaOf('generators', name));
    }
    const shown = shownCommands(book);

    it('exist, with their flags', () => {
      expect(shown.length).toBeGreaterThan(20);
      const wrong = shown.filter(({ runs, flags }) => {
        const allowed = ['dry-run', ...runs.flatMap((name) => known[name] ?? [])];
        return runs.some((name) => !known[name]) || flags.some((flag) => !allowed.includes(flag));
      });
      expect(wrong).toEqual([]);
    });
  });
});
