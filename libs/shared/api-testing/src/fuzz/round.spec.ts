import { contractOf } from '../openapi/contract';
import { toy } from '../toy';
import { requestsInTurn, sendFor } from './round';

const contract = contractOf(toy);

describe('a round of requests', () => {
  it('has every operation first, and as many of each as asked for', () => {
    const round = requestsInTurn(contract, {}, { seed: 7, runs: 5 });
    expect(round.slice(0, 3).map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT']);
    expect(round).toHaveLength(15);
  });

  it('ends when its time is over', async () => {
    const round = requestsInTurn(contract, {}, { seed: 7, runs: 5 });
    const slow = () => new Promise((resolve) => setTimeout(resolve, 30));
    expect((await sendFor(40, round, slow)).length).toBeLessThan(round.length);
    expect(await sendFor(5000, round, async () => undefined)).toEqual(round);
  });
});
