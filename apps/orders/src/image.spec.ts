import { join } from 'node:path';
import { describeImage } from '@shop/shared-testing';
import { service } from './service';

describeImage(service.descriptor, join(__dirname, '../Dockerfile'));
