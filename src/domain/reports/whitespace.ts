/** Accounts × solutions: what is planned, what is under way, and what is white still (R123, R127). */
import type { BuyingGroup } from '../opportunity.ts';
import type { Solution } from '../rule-set.ts';
import type { Company } from '../types.ts';
import type { Language } from '../vocabulary.ts';
import { STAGE_NAMES } from '../words.ts';
import { sumPeople, type PlannedOpportunity } from './planned.ts';
import type { Report, ReportRow } from './report.ts';
import { TARGET_STATUS_NAMES } from './targets.ts';

export interface Account {
  readonly company: Pick<Company, 'id' | 'name'>;
  readonly planned: readonly PlannedOpportunity[];
  /** Open opportunities, planned or not. */
  readonly open: readonly BuyingGroup[];
}

/** A cell says how far it is, and how many of the people needed are known: `engaged 2/4`; empty: nothing. */
export function reportWhitespace(
  accounts: readonly Account[],
  solutions: readonly Solution[],
  language: Language,
): Report {
  const rows = accounts.map((account): ReportRow => {
    const cells = solutions.map(({ id }) => [id, describeCell(account, id, language)] as const);
    return {
      company: account.company.id,
      name: account.company.name,
      ...Object.fromEntries(cells),
    };
  });
  const cells = rows.flatMap((row) => solutions.map(({ id }) => row[id] ?? null));
  const white = cells.filter((cell) => cell === null).length;
  return {
    title: { en: 'Accounts and solutions', ru: 'Компании и решения' },
    columns: [
      { id: 'company', name: { en: 'company', ru: 'компания' }, type: 'text' },
      { id: 'name', name: { en: 'name', ru: 'название' }, type: 'text' },
      ...solutions.map(({ id, name }) => ({ id, name, type: 'text' as const })),
    ],
    rows,
    summary: {
      en: `Pairs of account and solution: ${cells.length}, of them ${cells.length - white} planned or under way, ${white} white.`,
      ru: `Пар «компания и решение»: ${cells.length}, из них запланировано или в работе: ${cells.length - white}, свободно: ${white}.`,
    },
    notes: [
      {
        en: 'Accounts are companies with a plan or an open opportunity. After the stage: people identified of people needed.',
        ru: 'В списке компании с планом или открытой возможностью. После стадии: сколько нужных людей известно.',
      },
    ],
  };
}

function describeCell({ planned, open }: Account, solution: string, language: Language): string | null {
  const plan = planned.find(({ target }) => target.solution === solution);
  const group = plan?.group ?? open.find((each) => each.solution === solution) ?? null;
  if (plan !== undefined) {
    const { identified, needed } = sumPeople(plan.roles);
    const far =
      plan.status === 'live' && group !== null
        ? STAGE_NAMES[group.stage][language]
        : TARGET_STATUS_NAMES[plan.status][language];
    return `${far} ${identified}/${needed}`;
  }
  if (group === null) return null;
  const required = group.numbers.coverage.roles.filter((role) => role.required);
  const needed = required.reduce((sum, { count }) => sum + count, 0);
  const identified = required.reduce((sum, each) => sum + Math.min(each.count, each.identified.length), 0);
  return `${STAGE_NAMES[group.stage][language]} ${identified}/${needed}`;
}
