export { OrdersModule } from './orders.module';
export { ordersVariables } from './orders-variables';
