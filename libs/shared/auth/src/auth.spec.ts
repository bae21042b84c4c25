import type { Server } from 'node:http';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '@shop/shared-config';
import { requestScope } from '@shop/shared-context';
import { ApiDescription, HttpModule } from '@shop/shared-http';
import { generateKeyPair } from 'jose';
import { AuthModule, authVariables, currentCaller, Public, Scope } from './index';
import { Issuer } from './issuer.fixture';

@Controller()
class ThingsController {
  @Get('things')
  @Scope('things:read')
  list() {
    return currentCaller();
  }

  @Get('open')
  @Public()
  open() {
    return currentCaller();
  }

  @Get('version')
  version() {
    return {};
  }
}

@Scope('admin')
@Controller('admin')
class AdminController {
  @Get()
  index() {
    return {};
  }
}

@Controller('secrets')
class ForgetfulController {
  @Get(':id')
  secret() {
    return {};
  }
}

@Module({})
class ThingsModule {}

async function open(environment: Record<string, string>, extra: Type[] = []) {
  const config = readConfig(authVariables, environment);
  const imports = [HttpModule.of(new ApiDescription()), AuthModule.with(config)];
  const controllers = [ThingsController, AdminController, ...extra];
  const module = { module: ThingsModule, imports, controllers };
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestExpressApplication<Server>>(module, options);
  app.use(requestScope());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const get = async (path: string, token?: string) => {
    const headers = token === undefined ? undefined : { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}${path}`, { headers });
    const challenge = response.headers.get('www-authenticate');
    return { status: response.status, challenge, body: await response.json() };
  };
  return { app, get };
}

describe('a route', () => {
  let issuer: Issuer;
  let service: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    issuer = await new Issuer().start();
    service = await open({
      AUTH_ISSUER: issuer.issuer,
      AUTH_AUDIENCE: issuer.audience,
      AUTH_JWKS_URL: `${issuer.url}/jwks`,
    });
  });

  afterAll(async () => {
    await service.app.close();
    await issuer.stop();
  });

  it('lets in who has its scope, and knows who that is', async () => {
    const token = await issuer.token('things:read other');
    const body = { subject: 'ada', scopes: ['things:read', 'other'] };
    expect(await service.get('/things', token)).toMatchObject({ status: 200, body });
    expect(await service.get('/things', token)).toMatchObject({ status: 200, body });
  });

  it('takes scopes as a list as well', async () => {
    const token = await issuer.token('', { scope: undefined, scp: ['things:read'] });
    expect((await service.get('/things', token)).status).toBe(200);
  });

  it('asks who comes without a token for one', async () => {
    const { status, challenge, body } = await service.get('/things');
    expect({ status, challenge }).toEqual({ status: 401, challenge: 'Bearer realm="shop"' });
    expect(body).toMatchObject({ code: 'unauthorized', detail: 'The bearer token is missing.' });
  });

  it('refuses who lacks its scope and says which', async () => {
    const { status, challenge, body } = await service.get('/things', await issuer.token('admin'));
    expect(status).toBe(403);
    expect(challenge).toBe('Bearer realm="shop", error="insufficient_scope", scope="things:read"');
    expect(body).toMatchObject({ code: 'forbidden', detail: 'This needs the scope things:read.' });
  });

  it('may have the scope of its class', async () => {
    expect((await service.get('/admin', await issuer.token('things:read'))).status).toBe(403);
    expect((await service.get('/admin', await issuer.token('admin'))).status).toBe(200);
  });

  it.each(['/open', '/version'])(
    'is open where it says so, or is for operators: %s',
    async (path) => {
      expect((await service.get(path)).status).toBe(200);
    },
  );

  const past = Math.floor(Date.now() / 1000) - 60;
  it.each([
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another audience', { aud: 'bank' }],
    ['outlived', { exp: past }],
    ['not yet good', { nbf: past + 600 }],
    ['without an end', { exp: undefined }],
  ])('refuses a token that is %s', async (_, changed) => {
    const { status, challenge } = await service.get(
      '/things',
      await issuer.token('things:read', changed),
    );
    const expected = 'Bearer realm="shop", error="invalid_token"';
    expect({ status, challenge }).toEqual({ status: 401, challenge: expected });
  });

  it('refuses a token that another signed, or nobody', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await issuer.token('things:read', {}, privateKey);
    const [, payload] = forged.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const token of [forged, `${none}.${payload}.`, 'x', 'a.b.c']) {
      expect((await service.get('/things', token)).status).toBe(401);
    }
  });

  it('cannot tell while the keys cannot be had, which is not the fault of the caller', async () => {
    const lonely = await new Issuer().start();
    const { app, get } = await open({
      AUTH_ISSUER: lonely.issuer,
      AUTH_AUDIENCE: lonely.audience,
      AUTH_JWKS_URL: `${lonely.url}/jwks`,
    });
    const token = await lonely.token('things:read');
    await lonely.stop();
    expect(await get('/things', token)).toMatchObject({
      status: 503,
      body: { code: 'issuer-unavailable' },
    });
    await app.close();
  });
});

describe('a service', () => {
  it('lets everybody in with AUTH=off, locally', async () => {
    const { app, get } = await open({ AUTH: 'off' });
    const body = { subject: 'anonymous', scopes: [] };
    expect(await get('/things')).toMatchObject({ status: 200, body });
    await app.close();
  });

  it('does not start with a route that does not say who may call it', async () => {
    await expect(open({ AUTH: 'off' }, [ForgetfulController])).rejects.toThrow(
      'These routes do not say who may call them. Add @Scope(...) or @Public() to each:\n  GET /secrets/:id',
    );
  });
});
