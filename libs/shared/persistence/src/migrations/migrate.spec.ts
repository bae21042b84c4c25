import { describeMigrate } from './migrate.behaviour';

describeMigrate();
