/** A wait that can be ended. One ended before it begins does not begin. */
export class Pause {
  private ended = false;
  private finish?: () => void;

  async begin(ms: number): Promise<void> {
    if (!this.ended) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.finish = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.ended = false;
    this.finish = undefined;
  }

  end(): void {
    this.ended = true;
    this.finish?.();
  }
}
