import { execa } from 'execa';
import { readFile, writeFile } from 'node:fs/promises';
import type { Firewall } from '../state/state';

const ipForward = '/proc/sys/net/ipv4/ip_forward';

/** Chain names of an `iptables -S` listing that an engine made. */
export const engineChains = (rules: string): string[] =>
  [...rules.matchAll(/^-N (DOCKER\S*)$/gm)].flatMap(([, name]) => name ?? []);

/** Whether a rule was made by an engine, for one of these bridges or for a port published there. */
function isEngineRule(rule: string, bridges: string[]): boolean {
  const words = rule.split(' ');
  const published = /^-A POSTROUTING -s (\S+)\/32 -d \1\/32 .*-j MASQUERADE$/;
  return (
    / -j DOCKER/.test(rule) || published.test(rule) || bridges.some((it) => words.includes(it))
  );
}

/** The rules of the built-in chains that an engine added, as arguments of `iptables -D`. */
export const engineRules = (rules: string, bridges: string[]): string[][] =>
  rules
    .split('\n')
    .filter((rule) => /^-A (FORWARD|PREROUTING|OUTPUT|POSTROUTING) /.test(rule))
    .filter((rule) => isEngineRule(rule, bridges))
    .map((rule) => ['-D', ...rule.slice('-A '.length).split(' ')]);

const rulesOf = async (table: string): Promise<string> =>
  (await execa('iptables', ['-t', table, '-S'], { reject: false })).stdout ?? '';

/** The settings that an engine changes for the whole machine, or undefined if one did so before. */
export async function recordFirewall(): Promise<Firewall | undefined> {
  const rules = await rulesOf('filter');
  if (engineChains(rules).length > 0) return undefined;
  return {
    forwardPolicy: /^-P FORWARD (\S+)$/m.exec(rules)?.[1] ?? 'ACCEPT',
    ipForward: (await readFile(ipForward, 'utf8')).trim(),
  };
}

/** Removes what our engine left in the machine's network, and sets back what it changed. */
export async function restoreFirewall(before: Firewall, bridge: string): Promise<void> {
  const bridges = [bridge, 'docker0'];
  for (const table of ['nat', 'filter']) {
    const rules = await rulesOf(table);
    const run = (args: string[]) => execa('iptables', ['-t', table, ...args], { reject: false });
    for (const rule of engineRules(rules, bridges)) await run(rule);
    for (const chain of engineChains(rules)) await run(['-F', chain]);
    for (const chain of engineChains(rules)) await run(['-X', chain]);
  }
  await execa('iptables', ['-P', 'FORWARD', before.forwardPolicy], { reject: false });
  for (const link of bridges) await execa('ip', ['link', 'delete', link], { reject: false });
  await writeFile(ipForward, before.ipForward);
}
