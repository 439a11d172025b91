/** Holds every exchange with the sandbox against HubSpot's specification, where its files are at hand. */
import type { Exchange } from '../../src/sandbox/http/server.ts';
import { createOpenApiJudge } from './openapi.ts';

const judge = createOpenApiJudge();
const violations: string[] = [];
let judged = 0;

export function judgeExchanges(exchange: Exchange): void {
  // An answer that a test made wrong on purpose is no violation.
  if (judge === null || exchange.faulty) return;
  judged += 1;
  for (const violation of judge.check(exchange))
    violations.push(`${exchange.method} ${exchange.path}: ${violation}`);
}

afterAll(() => {
  if (judged === 0) return;
  process.stderr.write(`OpenAPI: ${judged} exchanges judged, ${violations.length} violations\n`);
  expect(violations).toEqual([]);
});
