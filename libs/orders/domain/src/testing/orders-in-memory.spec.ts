import { describeOrders } from './describe-orders';
import { OrdersInMemory } from './orders-in-memory';

describe('OrdersInMemory', () => describeOrders(async () => new OrdersInMemory()));
