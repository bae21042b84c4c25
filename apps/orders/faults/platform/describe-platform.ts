import { Platform } from './platform';

const startMs = 120_000;

/** A suite on a platform of its own, started before its tests and stopped after them. */
export function describePlatform(
  title: string,
  tests: (platform: () => Platform) => void,
  ordersEnvironment?: NodeJS.ProcessEnv,
): void {
  describe(title, () => {
    let platform: Platform | undefined;

    beforeAll(async () => {
      platform = await Platform.start(ordersEnvironment);
    }, startMs);

    afterAll(() => platform?.stop(), startMs);

    tests(() => {
      if (!platform) throw new Error('the platform did not start');
      return platform;
    });
  });
}
