import { FakeClock } from '@shop/shared-clock';
import { ItemChanged, ItemNotFound, SkuTaken, StockOutOfRange } from '../item-errors';
import { maxStock } from '../item';
import { stockInMemory, useCasesOn } from '../testing';

const mug = { sku: 'MUG', name: 'Mug', stock: 10 };

function open() {
  const clock = new FakeClock();
  return { clock, ...useCasesOn(stockInMemory(), clock) };
}

describe('creating an item', () => {
  it('records its first units as a receipt', async () => {
    const { createItem, getItem, listMovements } = open();
    const item = await createItem.run(mug);
    expect(item).toMatchObject({ ...mug, reserved: 0, sold: 0, version: 1 });
    expect(await getItem.run('MUG')).toEqual(item);
    const { items } = await listMovements.run('MUG', { limit: 5 });
    expect(items).toMatchObject([{ kind: 'receipt', stock: 10 }]);
  });

  it('without units has no movement', async () => {
    const { createItem, listMovements } = open();
    await createItem.run({ ...mug, stock: 0 });
    expect(await listMovements.run('MUG', { limit: 5 })).toEqual({ items: [], next: undefined });
  });

  it('is refused when the SKU is taken', async () => {
    const { createItem } = open();
    await createItem.run(mug);
    await expect(createItem.run(mug)).rejects.toThrow(SkuTaken);
  });
});

describe('adjusting the stock', () => {
  it('gives the item with its new stock', async () => {
    const { createItem, adjustStock, getItem, audit } = open();
    await createItem.run(mug);
    const item = await adjustStock.run({ sku: 'MUG', delta: -10, reason: 'fire' });
    expect(item).toMatchObject({ stock: 0, version: 2 });
    expect(await getItem.run('MUG')).toEqual(item);
    expect(await audit.run()).toMatchObject({ consistent: true, adjusted: 0 });
  });

  it.each([-11, maxStock - 9])('by %d is refused and changes nothing', async (delta) => {
    const { createItem, adjustStock, getItem } = open();
    const item = await createItem.run(mug);
    const adjusted = adjustStock.run({ sku: 'MUG', delta, reason: 'x' });
    await expect(adjusted).rejects.toThrow(StockOutOfRange);
    expect(await getItem.run('MUG')).toEqual(item);
  });
});

describe('renaming', () => {
  it('makes the next version, and none when the name is the same', async () => {
    const { createItem, renameItem } = open();
    await createItem.run(mug);
    const same = await renameItem.run({ sku: 'MUG', name: 'Mug', version: 1 });
    expect(same.version).toBe(1);
    const next = await renameItem.run({ sku: 'MUG', name: 'Cup', version: 1 });
    expect(next).toMatchObject({ name: 'Cup', version: 2 });
    const late = renameItem.run({ sku: 'MUG', name: 'Mug', version: 1 });
    await expect(late).rejects.toThrow(ItemChanged);
  });
});

describe('lists', () => {
  it('tell where the next page begins, and nothing on the last', async () => {
    const { createItem, listItems, adjustStock, listMovements } = open();
    for (const sku of ['A', 'B', 'C']) await createItem.run({ ...mug, sku });
    expect(await listItems.run({ limit: 2 })).toMatchObject({
      items: [{ sku: 'A' }, {}],
      next: 'B',
    });
    const last = await listItems.run({ limit: 2, after: 'B' });
    expect(last).toMatchObject({ items: [{ sku: 'C' }], next: undefined });

    await adjustStock.run({ sku: 'A', delta: 1, reason: 'found' });
    const { items, next } = await listMovements.run('A', { limit: 1 });
    expect(items).toMatchObject([{ kind: 'adjustment' }]);
    const older = await listMovements.run('A', { limit: 1, before: next });
    expect(older).toMatchObject({ items: [{ kind: 'receipt' }], next: undefined });
  });
});

it('nothing is found or changed for an item that does not exist', async () => {
  const { getItem, renameItem, adjustStock, listMovements } = open();
  await expect(getItem.run('NO')).rejects.toThrow(ItemNotFound);
  const renamed = renameItem.run({ sku: 'NO', name: 'x', version: 1 });
  await expect(renamed).rejects.toThrow(ItemNotFound);
  const adjusted = adjustStock.run({ sku: 'NO', delta: 1, reason: 'x' });
  await expect(adjusted).rejects.toThrow(ItemNotFound);
  await expect(listMovements.run('NO', { limit: 1 })).rejects.toThrow(ItemNotFound);
});
