import { testDatabaseUrl } from '@shop/shared-persistence/testing';
import { startTestService, type TestService } from '@shop/shared-testing';
import { usersMigrations } from '@shop/users-data-access';
import { service } from './service';

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe('users at once, on Postgres', () => {
  let api: TestService;
  let database: Awaited<ReturnType<typeof testDatabaseUrl>>;

  beforeAll(async () => {
    database = await testDatabaseUrl(usersMigrations);
    api = await startTestService(service, { DATABASE_URL: database.url });
  });

  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const named = async (name: string) => {
    const { body } = await api.get('/v1/users?limit=100');
    return body.items.filter((user: { name: string }) => user.name === name);
  };

  it('creates one user for an Idempotency-Key sent 50 times', async () => {
    const body = { email: 'once@example.com', name: 'Once' };
    const send = () => api.post('/v1/users', body, { 'idempotency-key': 'fifty' });
    const answers = await times(50, send);
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 201 && status !== 409)).toEqual([]);
    const created = answers.filter(({ status }) => status === 201);
    expect(new Set(created.map(({ body }) => body.id)).size).toBe(1);
    const inFlight = answers.filter(({ status }) => status === 409);
    for (const answer of inFlight) expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(await named('Once')).toHaveLength(1);
    expect((await send()).body).toEqual(created[0]?.body);
  });

  it('lets one of two updates of one version win', async () => {
    const { id } = (await api.post('/v1/users', { email: 'two@example.com', name: 'Two' })).body;
    const update = (index: number) =>
      api.patch(`/v1/users/${id}`, { name: `Winner ${index}` }, { 'if-match': '"1"' });
    const answers = await times(2, update);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await api.get(`/v1/users/${id}`)).body).toEqual(winner?.body);
  });

  it('gives an address to one of 20 who want it, in every spelling', async () => {
    const spell = (index: number) => (index % 2 ? 'Wanted@example.com' : 'wanted@EXAMPLE.com');
    const want = (index: number) => api.post('/v1/users', { email: spell(index), name: 'Wanted' });
    const statuses = (await times(20, want)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(await named('Wanted')).toHaveLength(1);
  });

  it('creates 100 users of which every page shows each once', async () => {
    await times(100, (index) =>
      api.post('/v1/users', { email: `many-${index}@example.com`, name: 'Many' }),
    );
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await api.get(`/v1/users?limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(seen.length).toBeGreaterThanOrEqual(100);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
