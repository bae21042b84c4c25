import { contractOf } from '../openapi/contract';
import { readDocument } from '../openapi/document';
import { checkingProxy, type CheckingProxy } from './checking-proxy';
import { stubService, type StubService } from './stub-service';

export interface ClientContract<Client> {
  /** The committed `openapi.json` of the service that the client calls. */
  readonly document: string;
  readonly create: (baseUrl: string) => Client;
  /** Every call of the client, with arguments that the document allows. */
  readonly calls: { readonly [Call in keyof Client]: (client: Client) => Promise<unknown> };
}

/** What a client asks must be in the document, and what the document answers in the client. */
export function describeClient<Client>({ document, create, calls }: ClientContract<Client>): void {
  describe('a client against the document of its service', () => {
    let stub: StubService;

    beforeEach(async () => {
      stub = await stubService(contractOf(readDocument(document)));
    });

    afterEach(() => stub.close());

    it.each(Object.keys(calls) as (keyof Client & string)[])('%s', async (name) => {
      const answer = calls[name](create(stub.url));
      await expect(answer).resolves.toBeDefined();
      expect(stub.violations).toEqual([]);
    });
  });
}

export interface RunningContract<Client> {
  readonly document: string;
  readonly create: (baseUrl: string) => Client;
  readonly start: () => Promise<{ readonly url: string; stop(): Promise<unknown> }>;
  /** By what it shows, use of the client that expects its own results. */
  readonly scenarios: Readonly<Record<string, (client: Client) => Promise<void>>>;
}

/** Client, document and running service must agree, in success and in refusal. */
export function describeClientOnService<Client>(given: RunningContract<Client>): void {
  describe('a client on the running service', () => {
    let service: Awaited<ReturnType<typeof given.start>>;
    let proxy: CheckingProxy;

    beforeAll(async () => {
      service = await given.start();
    });

    beforeEach(async () => {
      proxy = await checkingProxy(contractOf(readDocument(given.document)), service.url);
    });

    afterEach(() => proxy.close());

    afterAll(() => service.stop());

    it.each(Object.entries(given.scenarios))('%s', async (_, scenario) => {
      await scenario(given.create(proxy.url));
      expect(proxy.violations).toEqual([]);
    });
  });
}
