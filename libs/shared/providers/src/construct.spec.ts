import { Test } from '@nestjs/testing';
import { construct, implement } from './construct';

abstract class Clock {
  abstract now(): number;
}

class Stopped extends Clock {
  now() {
    return 7;
  }
}

class Greeting {
  constructor(
    readonly clock: Clock,
    readonly stopped: Stopped,
  ) {}
}

describe('construct', () => {
  it('makes a class without decorators with what its constructor takes', async () => {
    const providers = [
      construct(Stopped),
      implement(Clock, Stopped),
      construct(Greeting, Clock, Stopped),
    ];
    const module = await Test.createTestingModule({ providers }).compile();
    expect(module.get(Greeting).clock.now()).toBe(7);
    expect(module.get(Greeting).stopped).toBe(module.get(Stopped));
    expect(module.get(Clock)).toBeInstanceOf(Stopped);
  });

  it('takes no other tokens than the constructor has parameters', () => {
    // @ts-expect-error the first parameter is a Clock
    construct(Greeting, Date, Stopped);
    // @ts-expect-error the second one is missing
    construct(Greeting, Clock);
  });
});
