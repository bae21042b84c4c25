import { OrderNotFound } from '@shop/orders-domain';
import { RemoteProblem, RemoteUnavailable } from '@shop/shared-http-client';
import { type OutboxMessage, PermanentFailure } from '@shop/shared-outbox';
import { taskHandlers } from './task-handlers';

const message: OutboxMessage = {
  id: '1',
  topic: 'fulfil-order',
  key: '019ac000-0000-7000-8000-00000000000a',
  payload: {},
  attempt: 1,
  createdAt: new Date(0),
  traceparent: null,
  requestId: null,
};

const refusal = (status: number) =>
  new RemoteProblem('inventory', { type: 'about:blank', title: 'no', status });

async function handled(topic: string, work: () => Promise<void>): Promise<unknown> {
  const handlers = taskHandlers({ run: work }, { run: work });
  const { signal } = new AbortController();
  try {
    await handlers[topic]?.({ ...message, topic }, signal);
    return 'done';
  } catch (error) {
    return error;
  }
}

describe.each(['fulfil-order', 'release-stock'])('the handler of %s', (topic) => {
  it('is given the order', async () => {
    let given: unknown;
    const work = async (id?: string) => void (given = id);
    expect(await handled(topic, work)).toBe('done');
    expect(given).toBe(message.key);
  });

  it.each([refusal(400), refusal(404), refusal(409), new OrderNotFound('x')])(
    'parks what trying again can not mend (%s)',
    async (error) => {
      const failure = await handled(topic, () => Promise.reject(error));
      expect(failure).toBeInstanceOf(PermanentFailure);
      expect(failure).toMatchObject({ message: error.message, cause: error });
    },
  );

  it.each([
    refusal(401),
    refusal(403),
    new RemoteUnavailable('inventory', 'network'),
    new Error('connection terminated'),
  ])('tries again what may mend itself (%s)', async (error) => {
    expect(await handled(topic, () => Promise.reject(error))).toBe(error);
  });
});
