/** When to look again although nobody asked, in milliseconds: containers may end by themselves. */
const everyMs = 2_000;
const afterProblemMs = 300;

/** Runs passes one after the other: at once when asked, and regularly. */
export class Loop {
  problem: string | undefined;
  private running = false;
  private again = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pass: () => Promise<void>) {}

  /** Asks for a pass that begins from now on. */
  wake = (): void => {
    this.again = true;
    void this.run();
  };

  stop(): void {
    clearTimeout(this.timer);
    this.again = false;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    while (this.again) {
      this.again = false;
      this.problem = await this.pass().then(
        () => undefined,
        (error: Error) => error.message || String(error),
      );
    }
    this.running = false;
    this.timer = setTimeout(this.wake, this.problem ? afterProblemMs : everyMs);
  }
}
