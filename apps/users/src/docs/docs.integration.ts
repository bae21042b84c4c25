import { startTestService, type TestService } from '@shop/shared-testing';
import { service } from '../service';
import { withBrowser } from './browser';

jest.setTimeout(60_000);

describe('the documentation of users in a browser', () => {
  let api: TestService;

  beforeAll(async () => {
    api = await startTestService(service);
  });

  afterAll(() => api.stop());

  it('shows the API without anything from elsewhere, and tries it out', () =>
    withBrowser(async (browser) => {
      const page = await browser.newPage();
      const [elsewhere, errors]: [string[], string[]] = [[], []];
      page.on('request', (request) => {
        if (!request.url().startsWith(api.url) && !request.url().startsWith('data:')) {
          elsewhere.push(request.url());
        }
      });
      page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
      page.on('pageerror', (error) => errors.push(error.message));

      await page.goto(`${api.url}/docs`);
      const operation = page.locator('.opblock-post', { hasText: 'Create a user' });
      await operation.locator('.opblock-summary').click();
      await operation.getByRole('button', { name: 'Execute' }).click();
      const answer = operation.locator('.live-responses-table');
      await answer.locator('.response-col_status', { hasText: '201' }).waitFor();

      const { body } = await api.get('/v1/users');
      expect(body.items).toMatchObject([{ email: 'ada@example.com', state: 'active' }]);
      expect(await answer.locator('.highlight-code').first().textContent()).toContain(
        body.items[0].id,
      );
      expect({ elsewhere, errors }).toEqual({ elsewhere: [], errors: [] });
    }));
});
