import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ConfigError, readConfig } from '@shop/shared-config';
import { HealthModule, Readiness } from '@shop/shared-health';
import { IdempotencyStore } from '@shop/shared-idempotency';
import { Metrics } from '@shop/shared-metrics';
import { Database } from '../database';
import { idempotencyMigrations } from '../idempotency/idempotency-migrations';
import { databaseReadiness } from './database-readiness';
import { databaseVariables } from './database-variables';
import { DatabaseModule } from './database.module';

const configOf = (environment: NodeJS.ProcessEnv) => readConfig(databaseVariables, environment);

function moduleFor(environment: NodeJS.ProcessEnv, metrics = new Metrics('users')) {
  @Global()
  @Module({ providers: [{ provide: Metrics, useValue: metrics }], exports: [Metrics] })
  class MetricsStub {}
  const database = DatabaseModule.with({
    service: 'users',
    config: configOf(environment),
    migrations: idempotencyMigrations,
  });
  return Test.createTestingModule({ imports: [HealthModule, MetricsStub, database] }).compile();
}

describe('DatabaseModule', () => {
  it('embeds a database locally, migrates it, is ready and measures it', async () => {
    const metrics = new Metrics('users');
    const app = await moduleFor({}, metrics);
    await app.init();
    expect(app.get(Database).engine).toBe('pglite');
    expect(app.get(IdempotencyStore)).toBeInstanceOf(IdempotencyStore);
    const ready = { status: 'ready', checks: { database: 'ok' } };
    expect(await app.get(Readiness).report(30_000)).toEqual(ready);
    expect(await metrics.text()).toContain(
      'database_pool_connections{state="max",service="users"}',
    );

    const needs = [...idempotencyMigrations, { name: '0007-later', up: async () => undefined }];
    const check = databaseReadiness(app.get(Database), needs);
    await expect(check.run()).rejects.toThrow(
      'the schema is older than this version needs: without 0007-later; run the release step (migrate.mjs)',
    );
    await app.close();
  });

  it('takes Postgres where it is named, and starts without an answer of it', async () => {
    const app = await moduleFor({
      SERVICE_ENVIRONMENT: 'production',
      DATABASE_URL: 'postgres://users:secret@127.0.0.1:1/users',
      DATABASE_POOL_MAX: '3',
    });
    expect(app.get(Database).engine).toBe('postgres');
    expect(app.get(Database).pool().max).toBe(3);
    await app.init();
    expect(await app.get(Readiness).report()).toMatchObject({
      status: 'unavailable',
      checks: { database: 'the database does not answer' },
    });
    await app.close();
  });

  it('does not start deployed without a DATABASE_URL', async () => {
    await expect(moduleFor({ SERVICE_ENVIRONMENT: 'production' })).rejects.toThrow(ConfigError);
  });

  it('names wrong variables without their values', () => {
    const wrong = () => configOf({ DATABASE_URL: 'mysql://u:secret@h/d', DATABASE_POOL_MAX: '0' });
    expect(wrong).toThrow(/DATABASE_URL +must be a URL such as/);
    expect(wrong).toThrow(/DATABASE_POOL_MAX +must be a whole number from 1/);
    expect(wrong).not.toThrow(/secret/);
  });
});
