import { describeDatabase } from './database.behaviour';

describeDatabase();
