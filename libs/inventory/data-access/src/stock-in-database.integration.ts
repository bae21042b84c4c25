import { describeStockInDatabase } from './stock-in-database.behaviour';

describeStockInDatabase();
