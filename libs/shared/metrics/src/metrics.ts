import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Labels = Readonly<Record<string, string>>;
type Reading = number | readonly (readonly [Labels, number])[];

interface Description {
  /** In snake case, with its unit, as `outbox_oldest_seconds`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

interface GaugeDescription extends Description {
  /** Called at each scrape: one number, or one for each set of labels. */
  collect(): Reading | Promise<Reading>;
}

/** What a service measures of itself, in the text format of Prometheus. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly readers: (() => Promise<void>)[] = [];
  readonly contentType = this.registry.contentType;

  /** @param service on every line as label `service`. */
  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
  }

  /** Memory, CPU, garbage collections and event loop of this process. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Something read when it is asked for. One that cannot be read is left out of the answer. */
  gauge({ name, help, labels = [], collect }: GaugeDescription): void {
    const gauge = new Gauge({ name, help, labelNames: labels, registers: [this.registry] });
    this.readers.push(async () => {
      gauge.reset();
      const reading = await collect();
      if (typeof reading === 'number') gauge.set(reading);
      else for (const [set, value] of reading) gauge.set({ ...set }, value);
    });
  }

  counter({ name, help, labels = [] }: Description): Counter {
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  histogram({ name, help, labels = [], buckets }: Description & { buckets?: number[] }): Histogram {
    const common = { name, help, labelNames: labels, registers: [this.registry] };
    return new Histogram(buckets ? { ...common, buckets } : common);
  }

  /** All of it as text. */
  async text(): Promise<string> {
    await Promise.allSettled(this.readers.map((read) => read()));
    return this.registry.metrics();
  }
}
