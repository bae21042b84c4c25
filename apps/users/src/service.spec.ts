import { startService } from '@shop/shared-bootstrap';
import { describeService } from '@shop/shared-testing';
import { service } from './service';

describeService(service.descriptor, (environment) => startService(service, environment));
