import { join } from 'node:path';
import { describeOpenApi } from '@shop/shared-testing';
import { service } from './service';

describeOpenApi(service, join(__dirname, '../../../libs/orders/contract/openapi.json'));
