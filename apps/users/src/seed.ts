import { SystemClock } from '@shop/shared-clock';
import { runSeed } from '@shop/shared-persistence';
import { users } from '@shop/users-contract';
import { UsersInDatabase, usersMigrations, type UsersSchema } from '@shop/users-data-access';
import { CreateUser, EmailTaken } from '@shop/users-domain';

/** The first one is the user of the examples in the documentation, there and in other services. */
const people = [
  { id: '019ac000-0000-7000-8000-000000000001', email: 'ada@example.com', name: 'Ada Lovelace' },
  { id: '019ac000-0000-7000-8000-000000000002', email: 'grace@example.com', name: 'Grace Hopper' },
  { id: '019ac000-0000-7000-8000-000000000003', email: 'ed@example.com', name: 'Edsger Dijkstra' },
];

/** May run again: who is there stays as they are. */
void runSeed<UsersSchema>({
  service: users.name,
  migrations: usersMigrations,
  seed: async (database) => {
    const known = new UsersInDatabase(database);
    for (const { id, ...person } of people) {
      if (await known.find(id)) continue;
      const create = new CreateUser(known, new SystemClock(), { next: () => id });
      await create.run(person).catch((error: unknown) => {
        if (!(error instanceof EmailTaken)) throw error;
      });
    }
  },
});
