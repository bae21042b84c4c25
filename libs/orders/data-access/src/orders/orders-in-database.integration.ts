import { describeOrdersInDatabase } from './orders-in-database.behaviour';

describeOrdersInDatabase();
