import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Inject, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Pool } from 'pg';

/** The columns that the service selects and inserts, in its order and with the text of its statements. */
const select = 'select * from "users" where "id" = $1';
const insert = `insert into "users" ("id", "email", "email_key", "name", "state", "version", "created_at", "updated_at") values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict ("email_key") do nothing`;

/** What a team would write first: the queries in the controller, nothing else. */
@Controller()
class ReferenceController {
  constructor(@Inject(Pool) private readonly pool: Pool) {}

  @Get('health/ready')
  async ready() {
    await this.pool.query('select 1');
    return { status: 'ready' };
  }

  @Get('v1/users/:id')
  async get(@Param('id') id: string) {
    const { rows } = await this.pool.query({ name: 'get', text: select, values: [id] });
    const { email, name, state, version, created_at, updated_at } = rows[0];
    return { id, email, name, state, version, createdAt: created_at, updatedAt: updated_at };
  }

  @Post('v1/users')
  async create(@Body() { email, name }: { email: string; name: string }) {
    const [id, now, state, version] = [randomUUID(), new Date(), 'active', 1];
    const values = [id, email, email.toLowerCase(), name, state, version, now, now];
    await this.pool.query({ name: 'create', text: insert, values });
    return { id, email, name, state, version, createdAt: now, updatedAt: now };
  }
}

@Module({
  controllers: [ReferenceController],
  providers: [
    {
      provide: Pool,
      useFactory: () => new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }),
    },
  ],
})
class ReferenceModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(ReferenceModule, { logger: false });
  await app.listen(Number(process.env['PORT']), '127.0.0.1');
}

void main();
