/** Prometheus metrics: counts and times, never an id, a name or an address. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  count(name: string, by?: number): void;
  countEdge(event: string): void;
  countCall(call: { readonly bucket: string; readonly status: number | string | null }): void;
  observeLatency(ms: number): void;
  setBacklog(deliveries: number): void;
  read(): Promise<{ contentType: string; body: string }>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const work = new Counter({
    name: 'bg_work_total',
    help: 'What the worker did, by what it was',
    labelNames: ['what'],
    registers,
  });
  const edge = new Counter({
    name: 'bg_requests_total',
    help: 'Webhook requests by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'bg_hubspot_calls_total',
    help: 'Calls to HubSpot by bucket and status',
    labelNames: ['bucket', 'status'],
    registers,
  });
  const latency = new Histogram({
    name: 'bg_change_to_written_seconds',
    help: 'From the first change of a company to HubSpot holding the result',
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    registers,
  });
  const backlog = new Gauge({ name: 'bg_backlog_deliveries', help: 'Deliveries that wait', registers });
  return {
    count: (what, by = 1) => work.inc({ what }, by),
    countEdge: (outcome) => edge.inc({ outcome }),
    countCall: ({ bucket, status }) => calls.inc({ bucket, status: String(status ?? 'no answer') }),
    observeLatency: (ms) => latency.observe(ms / 1000),
    setBacklog: (deliveries) => backlog.set(deliveries),
    read: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
