import { describeStock } from './describe-stock';
import { stockInMemory } from './stock-in-memory';

describe('the stock in memory', () => describeStock(async () => stockInMemory()));
