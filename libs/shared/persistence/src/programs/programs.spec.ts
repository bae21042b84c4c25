import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idempotencyMigrations } from '../idempotency/idempotency-migrations';
import { describeFailure } from './describe-failure';
import { loginOf } from './login';
import { releaseDatabase } from './release-database';
import { seedDatabase } from './run-seed';
import { scramVerifier } from './scram-verifier';
import { untilAnswers } from './until-answers';

const program = { service: 'users', migrations: idempotencyMigrations };

describe('loginOf', () => {
  it('takes a URL apart', () => {
    const login = { role: 'a b', password: 'p@/ä', database: 'gift-cards' };
    expect(loginOf('postgres://a%20b:p%40%2F%C3%A4@h:5432/gift-cards?sslmode=disable')).toEqual(
      login,
    );
  });

  it('names what is missing', () => {
    expect(() => loginOf('postgres://users@h')).toThrow(
      'DATABASE_URL has no password and no database.',
    );
  });
});

describe('scramVerifier', () => {
  it('is what Postgres makes of a password', () => {
    // RFC 7677, section 3: password "pencil".
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});

describe('describeFailure', () => {
  it('has no secret of the environment', () => {
    const url = 'postgres://users:p%40ss@h/users';
    const error = new Error(`cannot parse ${url} with p@ss and p%40ss`);
    expect(describeFailure(error, { DATABASE_URL: url })).toBe('cannot parse *** with *** and ***');
  });
});

describe('untilAnswers', () => {
  const refused = () =>
    Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

  it('waits for a database that starts', async () => {
    let asked = 0;
    const work = () => ((asked += 1) < 2 ? refused() : Promise.resolve('done'));
    expect(await untilAnswers(5_000, work)).toBe('done');
  });

  it('gives up in the end and says what it saw', async () => {
    await expect(untilAnswers(0, refused)).rejects.toThrow(
      'The database did not answer for 0 s: refused. Is it running',
    );
  });

  it('does not repeat what fails otherwise', async () => {
    await expect(untilAnswers(5_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

describe('the release step', () => {
  it('says that nobody listens, and needs a database', async () => {
    const nobody = { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/u', DATABASE_WAIT_SECONDS: '0' };
    await expect(releaseDatabase(program, nobody)).rejects.toThrow(/did not answer for 0 s: .*127/);
    const without = releaseDatabase(program, { SERVICE_ENVIRONMENT: 'staging' });
    await expect(without).rejects.toThrow(/DATABASE_URL +is missing/);
  });
});

describe('a seed', () => {
  it('fills a local database, in a transaction', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    let inside = false;
    const seed = async (database: { inTransaction: boolean }) => {
      inside = database.inTransaction;
    };
    await seedDatabase({ ...program, seed }, { DATABASE_FOLDER: join(folder, 'users') });
    rmSync(folder, { recursive: true });
    expect(inside).toBe(true);
  }, 60_000);

  it('refuses any other', async () => {
    const environment = { SERVICE_ENVIRONMENT: 'staging', DATABASE_URL: 'postgres://u:p@h/u' };
    const seeding = seedDatabase({ ...program, seed: async () => undefined }, environment);
    await expect(seeding).rejects.toThrow('SERVICE_ENVIRONMENT is "staging"');
  });
});
