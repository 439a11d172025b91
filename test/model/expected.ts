/**
 * What must be true, kept as plainly as it can be: who did what, what people said, which deals were ever seen. It knows
 * nothing of how the program works, and shares no code with it.
 */

export const DAY = 86_400_000;
export const SOLUTIONS = ['hr_system', 'analytics_platform'] as const;
export type SolutionId = (typeof SOLUTIONS)[number];
export type OperatingModel = 'manual' | 'partial' | 'full';

/** Titles and the department anybody would name. */
export const TITLES: Readonly<Record<string, string>> = {
  'HR Director': 'hr',
  'IT Director': 'it',
  CFO: 'finance',
  CEO: 'executive',
  'Procurement Manager': 'procurement',
  'HR-менеджер': 'hr',
};
export const TITLE_NAMES = Object.keys(TITLES);

export interface Deed {
  readonly at: number;
  readonly solution: SolutionId | null;
  readonly raisedHand: boolean;
}

export interface Person {
  id: string;
  title: string;
  companyId: string | null;
  alive: boolean;
  /** It was merged into another, whose deeds these are now. */
  gone: boolean;
  readonly deeds: Deed[];
}

export type Membership = 'in' | 'off' | 'dismissed' | null;

/** A person's latest word on one contact of one deal; `null`: nobody said anything that is still clear. */
export interface Words {
  readonly labels: Map<string, boolean>;
  member: Membership;
  /** When that was said. */
  at: number;
}

export interface SeenDeal {
  readonly id: string;
  /** By `bg_key`, as it was first seen. */
  readonly ours: boolean;
  companyId: string;
  readonly bornAt: number;
  alive: boolean;
  stage: string | null;
  owner: string | null;
  solution: SolutionId | '' | null;
  /** A person closed, reopened, deleted, restored it or chose what it sells: several open ones may be their will. */
  touched: boolean;
  closedAt: number | null;
  outcome: 'won' | 'lost' | null;
  deletedAt: number | null;
  /** What it sold when it was deleted. */
  soldBefore: string | null;
  readonly words: Map<string, Words>;
}

export interface Expected {
  readonly people: Person[];
  readonly companyIds: string[];
  readonly deals: Map<string, SeenDeal>;
  readonly models: Record<SolutionId, OperatingModel>;
  /** Merged companies and what they are now, at last. */
  readonly companiesNow: Map<string, string>;
  /** Companies that were merged while a deal was in the recycle bin: it came back without a company. */
  readonly lostDeals: Set<string>;
  /** Writes of the program that it must never make. */
  readonly trespasses: string[];
  /** Every deed as it was told, whoever it belongs to by now. */
  readonly told: { readonly contactId: string; readonly at: number; readonly solution: SolutionId }[];
  /**
   * What people made or put on a deal since the last rest, `<dealId>`, `<dealId>:<contactId>` or with `:<label>`: taken
   * away again before anybody saw it, it leaves no trace. With `:off`: whom they took off, likewise.
   */
  readonly unseen: Set<string>;
  /** `<dealId>:<contactId>:<label>` denied on the card since the program last had the deal in hand: not taken off yet. */
  readonly unwritten: Set<string>;
  /** At the last rest, open and untouched since: `<companyId>:<solution>` with the deal's id. */
  readonly standing: Map<string, string>;
  /** When the portal was last held against this model, in milliseconds since 1970. */
  restedAt: number;
  /** How often what happened, so that a run that proves nothing is noticed. */
  readonly counts: Record<string, number>;
}

export function nothingExpected(): Expected {
  return {
    people: [],
    companyIds: [],
    deals: new Map(),
    models: { hr_system: 'partial', analytics_platform: 'partial' },
    companiesNow: new Map(),
    lostDeals: new Set(),
    trespasses: [],
    told: [],
    unseen: new Set(),
    unwritten: new Set(),
    standing: new Map(),
    restedAt: 0,
    counts: {},
  };
}

export function wordsOn(deal: SeenDeal, contactId: string): Words {
  const known = deal.words.get(contactId) ?? { labels: new Map<string, boolean>(), member: null, at: 0 };
  deal.words.set(contactId, known);
  return known;
}

/**
 * Two people turn out to be one: what was said of both is no longer clear, what was said of one is said of both; but
 * whoever is on a deal is not dismissed with a double. `isOn`: the survivor was on that deal before; `brought`: labels that
 * HubSpot moves to the survivor, even against what was said; `null`: the other was not on it.
 */
export function mergeWords(
  expected: Expected,
  survivor: string,
  gone: string,
  {
    isOn,
    brought,
  }: { isOn: (dealId: string) => boolean; brought: (dealId: string) => readonly string[] | null },
): void {
  for (const deal of expected.deals.values()) {
    const standing = deal.words.get(survivor);
    for (const label of brought(deal.id) ?? [])
      if (standing?.labels.get(label) === false) standing.labels.delete(label);
    // Taken off, and put back by HubSpot with the other: on the deal, and still no member, if anybody saw it.
    if (standing?.member === 'off' && brought(deal.id) !== null)
      standing.member = expected.unseen.has(`${deal.id}:${survivor}:off`) ? null : 'dismissed';
    const moved = deal.words.get(gone);
    deal.words.delete(gone);
    if (moved === undefined) continue;
    if (isNo(moved.member) && isOn(deal.id)) moved.member = null;
    const kept = deal.words.get(survivor);
    if (kept === undefined) {
      deal.words.set(survivor, moved);
      continue;
    }
    for (const label of new Set([...kept.labels.keys(), ...moved.labels.keys()]))
      if (moved.labels.get(label) !== kept.labels.get(label)) kept.labels.delete(label);
    if (moved.member !== null && moved.at > kept.at) say(kept, moved.member, moved.at);
    if (isNo(kept.member)) kept.labels.clear();
  }
}

function isNo(member: Membership): boolean {
  return member === 'off' || member === 'dismissed';
}

/** What was denied on the card and is not taken off yet waits on the survivor of a merged deal or contact. */
export function renameUnwritten({ unwritten }: Expected, gone: string, survivor: string): void {
  if (gone === survivor) return;
  for (const each of [...unwritten]) {
    const [dealId = '', contactId = '', label = ''] = each.split(':');
    if (dealId !== gone && contactId !== gone) continue;
    const now = [dealId, contactId].map((id) => (id === gone ? survivor : id));
    unwritten.delete(each);
    unwritten.add([...now, label].join(':'));
  }
}

export function say(words: Words, member: Membership, at: number): void {
  words.member = member;
  words.at = at;
}
