import type { FactoryProvider } from '@nestjs/common';

type Token<T> = abstract new (...parameters: never[]) => T;
type TokensOf<Instances extends readonly unknown[]> = {
  readonly [Index in keyof Instances]: Token<Instances[Index]>;
};

/**
 * The provider of a class that knows nothing of Nest: made with what `tokens` stand for, which
 * must be its constructor's parameters in their order.
 */
export function construct<T, Parameters extends readonly unknown[]>(
  type: new (...parameters: Parameters) => T,
  ...tokens: TokensOf<Parameters>
): FactoryProvider<T> {
  return {
    provide: type,
    inject: [...tokens],
    useFactory: (...parameters: unknown[]) => new type(...(parameters as unknown as Parameters)),
  };
}

/** The same, provided under the abstract class that it implements. */
export function implement<T, Parameters extends readonly unknown[]>(
  token: Token<T>,
  type: new (...parameters: Parameters) => T,
  ...tokens: TokensOf<Parameters>
): FactoryProvider<T> {
  return { ...construct(type, ...tokens), provide: token };
}
