import { runService } from '@shop/shared-bootstrap';
import { service } from './service';

void runService(service);
