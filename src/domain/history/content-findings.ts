/** Which content the holders of a role read on deals that were won, beside all deals with that role (R140). */
import { readShare, type Reading } from '../reports/sample-size.ts';
import { FEWEST_CASES } from '../reports/figures.ts';
import { ROLES, type Role } from '../vocabulary.ts';
import { winRateOf, type WinRate } from './cohorts.ts';
import type { DealHistory } from './deal-history.ts';

export interface ContentFinding {
  readonly solution: string;
  readonly role: Role;
  /** Id of the content rule. */
  readonly content: string;
  /** Closed deals on which somebody of the role was there and touched it. */
  readonly touched: WinRate;
  /** Closed deals on which somebody of the role was there: what is usual. */
  readonly base: WinRate;
  /** Win rate with it, divided by the usual one; `null`: too few, or nothing was ever won. */
  readonly lift: number | null;
  readonly reading: Reading;
}

export function findContent(histories: readonly DealHistory[]): ContentFinding[] {
  const bySolution = Map.groupBy(
    histories.filter(({ outcome }) => outcome !== null),
    ({ solution }) => solution,
  );
  return [...bySolution].flatMap(([solution, closed]) =>
    ROLES.flatMap((role) => findForRole(solution, role, closed)),
  );
}

function findForRole(solution: string, role: Role, closed: readonly DealHistory[]): ContentFinding[] {
  const withRole = closed.filter(({ members }) => members.some(({ roles }) => roles.includes(role)));
  const base = winRateOf(withRole);
  const touching = new Map<string, DealHistory[]>();
  for (const history of withRole)
    for (const content of contentsOf(history, role))
      touching.set(content, [...(touching.get(content) ?? []), history]);
  return [...touching].map(([content, mine]) => {
    const touched = winRateOf(mine);
    return { solution, role, content, touched, base, ...readLift(touched, base) };
  });
}

/** Each content once per deal, however often it was read: one eager reader is one case. */
function contentsOf({ members }: DealHistory, role: Role): Set<string> {
  const holders = members.filter(({ roles }) => roles.includes(role));
  return new Set(holders.flatMap(({ touches }) => touches.flatMap(({ content }) => content ?? [])));
}

/** Won and lost deals are both needed: without the lost ones, what is simply usual looks like what wins. */
function readLift(touched: WinRate, base: WinRate): Pick<ContentFinding, 'lift' | 'reading'> {
  const enough = base.won >= FEWEST_CASES && base.closed - base.won >= FEWEST_CASES;
  if (!enough || touched.closed < FEWEST_CASES) return { lift: null, reading: 'too_few' };
  const usual = base.won / base.closed;
  return {
    lift: touched.won / touched.closed / usual,
    reading: readShare(touched.won, touched.closed, usual, base.closed),
  };
}
