import { createOrdersClient } from '@shop/orders-contract';
import { temporaryPostgres } from '@shop/shared-persistence/testing';
import { createUsersClient } from '@shop/users-contract';
import { Gate } from './gate';
import { release, ServiceProcess } from './service-process';

type Name = 'users' | 'inventory' | 'orders';
type Postgres = Awaited<ReturnType<typeof temporaryPostgres>>;

/** The machine may be busy with other tests: what is slow is no failure here. */
const patient = { timeoutMs: 20_000, budgetMs: 60_000 };

/** The three services as processes, with a database each on a Postgres of their own. */
export class Platform {
  readonly users = this.service('users');
  readonly inventory = this.service('inventory');
  readonly orders = this.service('orders');
  /** Between orders and inventory. */
  readonly gate = new Gate(() => this.inventory.url);

  private constructor(
    readonly postgres: Postgres,
    private readonly ordersEnvironment: NodeJS.ProcessEnv,
  ) {}

  /**
   * Resolves when all are ready; leaves nothing behind when one is not.
   *
   * @param ordersEnvironment more variables of orders.
   */
  static async start(ordersEnvironment: NodeJS.ProcessEnv = {}): Promise<Platform> {
    const platform = new Platform(await temporaryPostgres(), ordersEnvironment);
    try {
      await platform.bringUp();
      return platform;
    } catch (error) {
      await platform.stop();
      throw error;
    }
  }

  get clients() {
    return {
      users: createUsersClient({ ...patient, baseUrl: this.users.url }),
      orders: createOrdersClient({ ...patient, baseUrl: this.orders.url }),
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.users, this.inventory, this.orders].map((service) => service.kill()));
    await this.gate.close();
    await this.postgres.stop();
  }

  private async bringUp(): Promise<void> {
    await this.gate.open();
    for (const { name, environment } of [this.users, this.inventory, this.orders]) {
      await release(name, { ...environment(), DATABASE_ADMIN_URL: this.postgres.adminUrl });
    }
    await Promise.all([this.users.start(), this.inventory.start()]);
    await this.orders.start();
  }

  private service(name: Name): ServiceProcess {
    return new ServiceProcess(name, () => this.environmentOf(name));
  }

  private environmentOf(name: Name): NodeJS.ProcessEnv {
    const own = { USERS_URL: this.users.url, INVENTORY_URL: this.gate.url };
    return {
      SERVICE_ENVIRONMENT: 'local',
      AUTH: 'off',
      RATE_LIMIT_REQUESTS: '0',
      DATABASE_URL: databaseUrl(this.postgres.adminUrl, name),
      ...(name === 'orders' ? { ...own, ...this.ordersEnvironment } : {}),
    };
  }
}

/** The connection string of a service, on the server that the administrator's one names. */
function databaseUrl(adminUrl: string, name: Name): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = `${name}-secret`;
  url.pathname = `/${name}`;
  return url.href;
}
