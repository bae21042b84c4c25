import { Issuer } from './issuer.fixture';
import { NoServiceToken, ServiceTokens } from './service-tokens';

describe('the tokens of a service', () => {
  let issuer: Issuer;

  beforeEach(async () => {
    issuer = await new Issuer().start();
  });

  afterEach(() => issuer.stop());

  const tokens = () =>
    new ServiceTokens({
      url: `${issuer.url}/token`,
      clientId: 'orders',
      clientSecret: 's%cret',
      audience: 'shop',
    });

  it('are asked for with the credentials of the client', async () => {
    expect(await tokens().token()).toBe('token-1');
    const [{ body, authorization } = { body: '' }] = issuer.asked;
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: 'client_credentials',
      audience: 'shop',
    });
    expect(authorization).toBe(`Basic ${Buffer.from('orders:s%25cret').toString('base64')}`);
  });

  it('are kept, and asked for once by many at once', async () => {
    const source = tokens();
    const given = await Promise.all([source.token(), source.token(), source.token()]);
    expect([...given, await source.token()]).toEqual(Array(4).fill('token-1'));
  });

  it('are asked for anew before they end', async () => {
    issuer.lifeSeconds = 0.02;
    const source = tokens();
    await source.token();
    await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await source.token()).toBe('token-2');
  });

  it('that are refused name the client and not its secret, and can be asked for again', async () => {
    const source = tokens();
    issuer.tokenStatus = 401;
    const refused = source.token();
    await expect(refused).rejects.toBeInstanceOf(NoServiceToken);
    await expect(refused).rejects.toThrow(/answered 401 to client orders$/);
    issuer.tokenStatus = 200;
    expect(await source.token()).toBe('token-2');
  });

  it('are not needed where nobody asks for any', async () => {
    expect(await new ServiceTokens().token()).toBeUndefined();
  });
});
