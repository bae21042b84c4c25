import { describeUsersInDatabase } from './users-in-database.behaviour';

describeUsersInDatabase();
