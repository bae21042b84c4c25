import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Connection } from '../connect/connection';
import { connectPostgres } from '../connect/postgres';
import { Database } from '../database';

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A new, empty database on a Postgres. */
export interface EmptyDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** @param adminUrl of a role that may make databases. */
export async function emptyDatabase(adminUrl: string): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = name;
  const drop = () => asAdministrator(adminUrl, `drop database if exists ${name} with (force)`);
  return { url: url.href, drop };
}

/** An empty database that is dropped when it is closed. */
export async function throwAwayDatabase<Schema>(adminUrl: string): Promise<Database<Schema>> {
  const { url, drop } = await emptyDatabase(adminUrl);
  const settings = { url, applicationName: 'test', poolMax: 20, statementTimeoutMs: 30_000 };
  const connection = connectPostgres<Schema>(settings, () => undefined);
  const close: Connection<Schema>['close'] = async () => {
    await connection.close();
    await drop();
  };
  return new Database<Schema>({ ...connection, close });
}
