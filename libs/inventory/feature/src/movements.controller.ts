import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type AdjustStockBody,
  adjustStockSchema,
  inventoryPaths,
  inventoryScopes,
  type ItemAnswer,
  itemParams,
  itemSchema,
  type ListMovementsQuery,
  listMovementsQuery,
  type MovementPageAnswer,
  movementPageSchema,
} from '@shop/inventory-contract';
import { AdjustStock, ListMovements } from '@shop/inventory-domain';
import { Scope } from '@shop/shared-auth';
import { Answer, type AnswerHeaders, Api, keysetCursor } from '@shop/shared-http';
import { z } from 'zod';
import { toItemAnswer } from './item-answer';
import { toMovementAnswer } from './movement-answer';

const cursors = keysetCursor(z.int().min(1));

@Controller()
export class MovementsController {
  constructor(
    private readonly adjusting: AdjustStock,
    private readonly listing: ListMovements,
  ) {}

  @Post(inventoryPaths.adjustments)
  @Scope(inventoryScopes.write)
  @Api({
    summary: 'Adjust the stock of an item',
    description: 'By units found or lost. Units that are reserved can not be lost.',
    answer: { status: 200, schema: itemSchema, headers: ['etag'] },
    problems: [404],
    idempotent: true,
  })
  async adjustStock(
    @Param({ schema: itemParams }) { sku }: { sku: string },
    @Body({ schema: adjustStockSchema }) body: AdjustStockBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<ItemAnswer> {
    const item = await this.adjusting.run({ sku, ...body });
    answer.etag(item.version);
    return toItemAnswer(item);
  }

  @Get(inventoryPaths.movements)
  @Scope(inventoryScopes.read)
  @Api({
    summary: 'List the movements of an item, the latest first',
    answer: { schema: movementPageSchema },
    problems: [404],
  })
  async listMovements(
    @Param({ schema: itemParams }) { sku }: { sku: string },
    @Query({ schema: listMovementsQuery }) { limit, cursor }: ListMovementsQuery,
  ): Promise<MovementPageAnswer> {
    const page = { limit, before: cursors.decode(cursor) };
    const { items, next } = await this.listing.run(sku, page);
    const nextCursor = next === undefined ? null : cursors.encode(next);
    return { items: items.map(toMovementAnswer), nextCursor };
  }
}
