import { parseRecord, readableRecord, UnreadableRecord } from './record-store';

const name = '/shop/staging/users/release';
const record = JSON.stringify({ format: 1, image: {}, settings: {} });

it('reads a record, with its number', () => {
  expect(parseRecord(record, 7, name)).toMatchObject({ format: 1, number: 7 });
});

it.each(['', 'not json', '{"format":2,"image":{},"settings":{}}', '{"format":1}'])(
  'refuses %j, and leaves it out of a history with a warning',
  (value) => {
    expect(() => parseRecord(value, 3, name)).toThrow(UnreadableRecord);
    const warned = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(readableRecord(value, 3, name)).toBeUndefined();
    expect(warned).toHaveBeenCalledWith(expect.stringContaining(`${name}, version 3`));
    warned.mockRestore();
  },
);
