/** When a database answered last: a probe need not ask what traffic has just shown. */
export class Answers {
  private last = -Infinity;

  note(): void {
    this.last = performance.now();
  }

  silentForMs(): number {
    return performance.now() - this.last;
  }
}
