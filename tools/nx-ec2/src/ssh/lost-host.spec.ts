import { Failure } from '../failure';
import type { Connection } from './connection';
import { explainFailure } from './lost-host';

const host = (instanceId: string, loss?: Failure) =>
  ({
    host: { instanceId, address: '54.1.2.3', launchedAt: new Date(0) },
    loss: async () => loss,
  }) as unknown as Connection;
const pull = new Failure('The host could not pull the image', { remedy: 'Check the registry.' });

it('names the host whose connection broke, instead of the step that it broke in', async () => {
  const loss = new Failure('No answer to ssh', { seen: 'timed out' });
  expect(await explainFailure(pull, [host('i-1'), host('i-2', loss)])).toMatchObject({
    message: 'The connection to a host was lost',
    details: {
      where: 'i-2 (54.1.2.3)',
      seen: 'No answer to ssh\ntimed out\nmeanwhile: The host could not pull the image',
    },
  });
});

it('leaves a failure alone while all hosts answer', async () => {
  expect(await explainFailure(pull, [host('i-1')])).toBe(pull);
});

it('makes a failure of what the engine refused, and leaves a defect one', async () => {
  const refused = Object.assign(new Error('(HTTP code 500) no space left'), { statusCode: 500 });
  expect(await explainFailure(refused, [host('i-1')])).toMatchObject({
    message: 'The engine of a host refused a request, or broke off',
    details: { where: 'i-1 (54.1.2.3)', seen: '(HTTP code 500) no space left' },
  });
  const defect = new TypeError('x is not a function');
  expect(await explainFailure(defect, [host('i-1')])).toBe(defect);
});
