import { runHealthcheck } from '@shop/shared-healthcheck';

void runHealthcheck();
