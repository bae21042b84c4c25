import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import {
  inventoryPaths,
  inventoryScopes,
  type ReservationAnswer,
  reservationParams,
  reservationSchema,
  type ReserveBody,
  reserveSchema,
} from '@shop/inventory-contract';
import {
  ConfirmReservation,
  GetReservation,
  ReleaseReservation,
  ReserveStock,
} from '@shop/inventory-domain';
import { Scope } from '@shop/shared-auth';
import { Answer, type AnswerHeaders, Api } from '@shop/shared-http';
import { toReservationAnswer } from './reservation-answer';
import { ReservationMetrics } from './reservation-metrics';

const answered = { status: 200, schema: reservationSchema } as const;

@Controller()
@Scope(inventoryScopes.reserve)
export class ReservationsController {
  constructor(
    private readonly reserving: ReserveStock,
    private readonly reading: GetReservation,
    private readonly confirming: ConfirmReservation,
    private readonly releasing: ReleaseReservation,
    private readonly metrics: ReservationMetrics,
  ) {}

  @Put(inventoryPaths.reservation)
  @Api({
    summary: 'Reserve units for an order',
    description:
      'All lines or none. May be repeated: the same lines give the same answer, and hold the ' +
      'units of an expired reservation anew.',
    answer: answered,
    alternatives: [
      { status: 201, schema: reservationSchema, description: 'The order had no reservation' },
    ],
    problems: [409, 422],
  })
  async reserve(
    @Param({ schema: reservationParams }) { orderId }: { orderId: string },
    @Body({ schema: reserveSchema }) body: ReserveBody,
    @Answer() answer: AnswerHeaders,
  ): Promise<ReservationAnswer> {
    const reserved = await this.metrics.counted(this.reserving.run({ orderId, ...body }));
    if (reserved.created) answer.status(201);
    return toReservationAnswer(reserved.reservation);
  }

  @Get(inventoryPaths.reservation)
  @Api({ summary: 'Get the reservation of an order', answer: answered, problems: [404] })
  async getReservation(
    @Param({ schema: reservationParams }) { orderId }: { orderId: string },
  ): Promise<ReservationAnswer> {
    return toReservationAnswer(await this.reading.run(orderId));
  }

  @Post(inventoryPaths.confirm)
  @Api({
    summary: 'Confirm a reservation',
    description: 'Its units are sold. May be repeated.',
    answer: answered,
    problems: [404, 409],
  })
  async confirmReservation(
    @Param({ schema: reservationParams }) { orderId }: { orderId: string },
  ): Promise<ReservationAnswer> {
    const { reservation } = await this.metrics.counted(this.confirming.run(orderId));
    return toReservationAnswer(reservation);
  }

  @Post(inventoryPaths.release)
  @Api({
    summary: 'Release a reservation',
    description: 'Its units go back to the stock for good, sold ones as well. May be repeated.',
    answer: answered,
    problems: [404],
  })
  async releaseReservation(
    @Param({ schema: reservationParams }) { orderId }: { orderId: string },
  ): Promise<ReservationAnswer> {
    const { reservation } = await this.metrics.counted(this.releasing.run(orderId));
    return toReservationAnswer(reservation);
  }
}
