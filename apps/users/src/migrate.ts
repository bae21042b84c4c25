import { runMigrate } from '@shop/shared-persistence';
import { users } from '@shop/users-contract';
import { usersMigrations } from '@shop/users-data-access';

void runMigrate({ service: users.name, migrations: usersMigrations });
