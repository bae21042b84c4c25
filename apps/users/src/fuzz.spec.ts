import { join } from 'node:path';
import { describeFuzz } from '@shop/shared-api-testing';
import { startTestService } from '@shop/shared-testing';
import { service } from './service';

describeFuzz(join(__dirname, '../../../libs/users/contract/openapi.json'), async () => {
  const running = await startTestService(service);
  const body = { email: 'known@example.com', name: 'Known' };
  const user = await running.post('/v1/users', body);
  return { ...running, known: { id: [user.body.id] } };
});
