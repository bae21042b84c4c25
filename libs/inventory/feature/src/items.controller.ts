import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type CreateItemBody,
  createItemSchema,
  inventoryPaths,
  inventoryScopes,
  type ItemAnswer,
  type ItemPageAnswer,
  itemPageSchema,
  itemParams,
  itemSchema,
  type ListItemsQuery,
  listItemsQuery,
  type RenameItemBody,
  renameItemSchema,
  skuSchema,
} from '@shop/inventory-contract';
import { CreateItem, GetItem, type Item, ListItems, RenameItem } from '@shop/inventory-domain';
import { Scope } from '@shop/shared-auth';
import { Answer, type AnswerHeaders, Api, IfMatch, keysetCursor } from '@shop/shared-http';
import { fillPath } from '@shop/shared-schema';
import { toItemAnswer } from './item-answer';

const cursors = keysetCursor(skuSchema);

@Controller()
export class ItemsController {
  constructor(
    private readonly creation: CreateItem,
    private readonly reading: GetItem,
    private readonly listing: ListItems,
    private readonly renaming: RenameItem,
  ) {}

  @Post(inventoryPaths.items)
  @Scope(inventoryScopes.write)
  @Api({
    summary: 'Add an item',
    answer: { status: 201, schema: itemSchema, headers: ['etag', 'location'] },
    idempotent: true,
  })
  async createItem(
    @Body({ schema: createItemSchema }) body: CreateItemBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<ItemAnswer> {
    const item = await this.creation.run(body);
    answer.location(fillPath(inventoryPaths.item, item));
    return versioned(item, answer);
  }

  @Get(inventoryPaths.item)
  @Scope(inventoryScopes.read)
  @Api({
    summary: 'Get an item with its units',
    answer: { schema: itemSchema, headers: ['etag'] },
    problems: [404],
  })
  async getItem(
    @Param({ schema: itemParams }) { sku }: { sku: string },
    @Answer() answer: AnswerHeaders,
  ): Promise<ItemAnswer> {
    return versioned(await this.reading.run(sku), answer);
  }

  @Get(inventoryPaths.items)
  @Scope(inventoryScopes.read)
  @Api({ summary: 'List items by SKU', answer: { schema: itemPageSchema } })
  async listItems(
    @Query({ schema: listItemsQuery }) { limit, cursor }: ListItemsQuery,
  ): Promise<ItemPageAnswer> {
    const { items, next } = await this.listing.run({ limit, after: cursors.decode(cursor) });
    const nextCursor = next === undefined ? null : cursors.encode(next);
    return { items: items.map(toItemAnswer), nextCursor };
  }

  @Patch(inventoryPaths.item)
  @Scope(inventoryScopes.write)
  @Api({
    summary: 'Rename an item',
    description: 'Every movement of its units makes another version as well.',
    answer: { schema: itemSchema, headers: ['etag'] },
    problems: [404],
    ifMatch: true,
  })
  async renameItem(
    @Param({ schema: itemParams }) { sku }: { sku: string },
    @IfMatch() version: number,
    @Body({ schema: renameItemSchema }) { name }: RenameItemBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<ItemAnswer> {
    return versioned(await this.renaming.run({ sku, name, version }), answer);
  }
}

function versioned(item: Item, answer: AnswerHeaders): ItemAnswer {
  answer.etag(item.version);
  return toItemAnswer(item);
}
