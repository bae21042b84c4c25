import type { StoredRecord } from '../records/record-store';
import { newRecord } from '../rollout/new-record';
import type { RolloutRequest } from '../rollout/request';
import { aRelease } from '../release/release.fixture';
import { chooseRelease } from './choose-release';

const record = (number: number, digit: string, revision: string, memory = 256): StoredRecord => {
  const release = aRelease({ digest: `sha256:${digit.repeat(64)}`, revision, memory });
  const request = { release, proxyImage: 'haproxy:1', by: 'ann', action: 'deploy' } as const;
  return { ...newRecord(request as unknown as RolloutRequest, {}, [], new Date(0)), number };
};

const records = [
  record(4, 'a', 'aaaaaaaa1111'),
  record(3, 'a', 'aaaaaaaa1111'),
  record(2, 'b', 'bbbbbbbb2222'),
  record(1, 'c', 'aaaaaaaa3333'),
];
const choose = (to?: string) => chooseRelease('users', records, to).number;

describe('chooseRelease', () => {
  it('goes to the newest release that is another one', () => expect(choose()).toBe(2));
  it('counts changed settings as another release', () =>
    expect(chooseRelease('users', [record(2, 'a', 'r'), record(1, 'a', 'r', 128)]).number).toBe(1));
  it.each([
    ['2', 2],
    ['bbbbbbbb', 2],
    ['sha256:bbbbbb', 2],
    ['cccccc', 1],
    ['aaaaaaaa1', 4],
  ])('finds %s', (to, number) => expect(choose(to)).toBe(number));
  it('does not guess between two images', () =>
    expect(() => choose('aaaaaaaa')).toThrow('Several releases of users'));
  it('names those there are when none matches', () =>
    expect(() => choose('dddddd')).toThrow('No release of users is named dddddd'));
  it('says that there is no earlier one', () =>
    expect(() => chooseRelease('users', records.slice(0, 2))).toThrow('no earlier release'));
  it('says that there is none at all', () =>
    expect(() => chooseRelease('users', [])).toThrow('never deployed'));
});
