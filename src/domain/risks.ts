/** What can go wrong with this purchase, each with its words and how bad it is by now. */
import { DAY } from './engagement.ts';
import type { Member, Numbers, RiskItem } from './opportunity.ts';
import type { RuleSet, Solution } from './rule-set.ts';
import { nameOfRole } from './summary.ts';
import type { Deal } from './types.ts';
import { count, listWords, localized } from './words.ts';
import type { Localized, Risk } from './vocabulary.ts';

export interface RiskInput {
  readonly deal: Deal;
  readonly solution: Solution;
  readonly members: readonly Member[];
  readonly numbers: Numbers;
  readonly rules: RuleSet;
  /** Owner of each member as a lead, where there is one. */
  readonly memberOwners: ReadonlyMap<string, string>;
  readonly now: number;
}

type Find = (input: RiskInput) => RiskItem | null;

function item(risk: Risk, late: boolean, words: Localized): RiskItem {
  return { risk, severity: late ? 'red' : 'amber', words };
}

function isLate({ deal, rules }: RiskInput): boolean {
  return rules.stages.lateStages.includes(deal.dealStage ?? '');
}

/** R1, R2, R4: from the risk stages on, a required role missing or silent is a risk; late it is red. */
const missingRequiredRole: Find = (input) => {
  const { deal, numbers, rules, solution } = input;
  const stage = deal.dealStage ?? '';
  const roles = [...numbers.missing, ...numbers.silent];
  if (roles.length === 0) return null;
  if (!rules.stages.riskStages.includes(stage) && !isLate(input)) return null;
  return item(
    'missing_required_role',
    isLate(input),
    localized((language) => {
      const names = listWords(
        [...new Set(roles.map((role) => nameOfRole(role, solution.template, language)))],
        language,
      );
      return language === 'ru'
        ? `нет обязательных ролей или они молчат: ${names}`
        : `required but missing or silent: ${names}`;
    }),
  );
};

/** R7: everything hangs on one active person. */
const singleThreaded: Find = (input) => {
  if (input.numbers.threading !== 'single') return null;
  return item('single_threaded', true, {
    en: 'only one member is active',
    ru: 'активен только один участник',
  });
};

/** R6: long in one stage, and no role newly engaged meanwhile. */
const stalled: Find = (input) => {
  const { rules, now } = input;
  const since = lastProgress(input);
  if (since === null) return null;
  const days = Math.floor((now - since) / DAY);
  if (days < rules.stages.stalledDays) return null;
  return item(
    'stalled',
    days >= 2 * rules.stages.stalledDays,
    localized((language) =>
      language === 'ru'
        ? `нет новых вовлечённых ролей ${count(days, 'day', 'ru')}`
        : `no new engaged role for ${count(days, 'day', 'en')}`,
    ),
  );
};

/** The entry of the stage, or the first meaningful deed of the member who was engaged last; `null`: nothing is known. */
export function lastProgress({
  deal,
  members,
  rules,
}: Pick<RiskInput, 'deal' | 'members' | 'rules'>): number | null {
  // What this app moved by itself is no progress; its deals count from their creation until a person moves them.
  const moved = deal.createdByApp && !deal.movedByPerson ? undefined : deal.stageEntries.at(-1)?.at;
  const entered = moved ?? deal.createdAt;
  if (entered === null) return null;
  // Whoever was engaged once counts from then on, silent by now or not.
  const firstEngaged = members.map(
    ({ interactions }) => interactions.find(({ kind }) => rules.scoring.meaningful.includes(kind))?.at ?? 0,
  );
  return Math.max(entered, ...firstEngaged);
}

const championSilent: Find = ({ members, rules, now }) => {
  const champions = members.filter(({ flags }) => flags.includes('champion'));
  if (champions.length === 0) return null;
  if (champions.every(({ presence }) => presence === 'left')) {
    return item('champion_silent', true, { en: 'the champion has left', ru: 'чемпион ушёл' });
  }
  const since = now - rules.scoring.championSilentDays * DAY;
  const heard = champions.filter(({ presence }) => presence !== 'left');
  if (heard.some(({ interactions }) => (interactions.at(-1)?.at ?? 0) >= since)) return null;
  return item('champion_silent', false, {
    en: `no sign of the champion for ${rules.scoring.championSilentDays} days`,
    ru: `чемпион молчит уже ${count(rules.scoring.championSilentDays, 'day', 'ru')}`,
  });
};

/** R93, R96: the same blocker weighs more the later it is. The words name nobody. */
const blocker: Find = (input) => {
  const blockers = input.members.filter(({ flags }) => flags.includes('blocker')).length;
  if (blockers === 0) return null;
  return item('blocker', isLate(input), {
    en: 'a member may block the purchase',
    ru: 'есть участник, который может заблокировать покупку',
  });
};

/** R5, R165: somebody of a required role turned up when the price was already on the table. */
const lateSurprise: Find = (input) => {
  const required = new Set(input.solution.template.filter((each) => each.required).map(({ role }) => role));
  const late = input.members.filter(
    (each) => each.lateArrival && each.roles.some((role) => required.has(role)),
  );
  if (late.length === 0) return null;
  return item(
    'late_surprise',
    isLate(input),
    localized((language) =>
      language === 'ru'
        ? `поздно появились: ${count(late.length, 'member', 'ru')} с обязательной ролью`
        : `${count(late.length, 'member', 'en')} of a required role appeared late`,
    ),
  );
};

/** R161: we talk with one member and reach all the others only through that one. */
const indirectAccess: Find = ({ members }) => {
  const there = members.filter(({ presence }) => presence !== 'left');
  const direct = there.filter((member) => member.direct);
  const others = there.length - direct.length;
  if (direct.length !== 1 || others === 0) return null;
  return item(
    'indirect_access',
    false,
    localized((language) =>
      language === 'ru'
        ? `${count(others, 'member', 'ru')} без прямого контакта`
        : `${count(others, 'member', 'en')} without direct contact`,
    ),
  );
};

/** R35: colleagues are in the hands of different owners; reported, never split silently. */
const ownerConflict: Find = ({ deal, memberOwners }) => {
  const owners = new Set([...memberOwners.values(), ...(deal.ownerId === null ? [] : [deal.ownerId])]);
  if (owners.size < 2) return null;
  return item('owner_conflict', false, {
    en: `members belong to ${owners.size} different owners`,
    ru: `у участников разные ответственные: ${owners.size}`,
  });
};

const ALL: readonly Find[] = [
  missingRequiredRole,
  singleThreaded,
  stalled,
  championSilent,
  blocker,
  lateSurprise,
  indirectAccess,
  ownerConflict,
];

/** In the order of the contract's list; red ones are marked, not moved. */
export function findRisks(input: RiskInput): RiskItem[] {
  return ALL.flatMap((find) => find(input) ?? []);
}
