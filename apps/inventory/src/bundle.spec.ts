import { join } from 'node:path';
import { describeBundle } from '@shop/shared-testing';
import { service } from './service';

describeBundle(service.descriptor, join(__dirname, '../../../dist/apps/inventory'));
