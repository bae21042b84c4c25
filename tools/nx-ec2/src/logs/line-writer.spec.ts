import { finished } from 'node:stream/promises';
import { lineWriter } from './line-writer';

describe('lineWriter', () => {
  it('puts the prefix before whole lines, whatever the pieces they come in', async () => {
    const lines: string[] = [];
    const writer = lineWriter('a | ', (line) => lines.push(line));
    const [first, second] = [Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1)];
    writer.write('one\ntw');
    writer.write('o\n');
    writer.write(first);
    writer.write(second);
    writer.end();
    await finished(writer);
    expect(lines).toEqual(['a | one', 'a | two', 'a | ü']);
  });
});
