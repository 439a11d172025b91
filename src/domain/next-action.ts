/**
 * The one thing to do next on an opportunity: an ordered table, the first row that fits wins, and the row says why.
 * What a person only has to confirm comes before what a person has to find.
 */
import type { Gap } from './gaps.ts';
import { DAY } from './engagement.ts';
import type { BuyingGroup, Member } from './opportunity.ts';
import type { RuleSet } from './rule-set.ts';
import { BANT_NAMES } from './names.ts';
import { localized, ROLE_NAMES } from './words.ts';
import type { BantLetter, Localized, Role } from './vocabulary.ts';

/** What HubSpot's own action links can open. */
export type CrmAction =
  'ADD_TASK' | 'SEND_EMAIL' | 'SCHEDULE_MEETING' | 'ADD_NOTE' | 'OPEN_RECORD_ASSOCIATION_FORM';

export type ActionDeed =
  | { readonly type: 'crm'; readonly action: CrmAction; readonly on: 'deal' | 'contact' }
  | { readonly type: 'confirm_role'; readonly role: Role }
  | { readonly type: 'add_member' }
  | { readonly type: 'record_bant'; readonly letter: BantLetter };

export interface NextAction {
  /** Row of the table. */
  readonly code: string;
  readonly words: Localized;
  readonly why: Localized;
  readonly rule: string;
  readonly contactId: string | null;
  readonly role: Role | null;
  readonly deed: ActionDeed;
}

export interface NextActionInput {
  readonly group: BuyingGroup;
  readonly gaps: readonly Gap[];
  /** A contact's name for the words, `Contact 17` where there is none. */
  readonly nameOf: (contactId: string) => string;
  readonly rules: RuleSet;
  readonly now: number;
}

type Row = (input: NextActionInput) => Omit<NextAction, 'rule'> | null;

/** A raised hand cools down within days. */
const HAND_DAYS = 14;

const answerRaisedHand: Row = ({ group, rules, nameOf, now }) => {
  const kinds = rules.detection.raisedHandKinds;
  const raised = group.members.find(
    ({ direct, interactions }) =>
      !direct && interactions.some(({ kind, at }) => kinds.includes(kind) && at >= now - HAND_DAYS * DAY),
  );
  if (raised === undefined) return null;
  const name = nameOf(raised.contactId);
  return {
    code: 'answer_raised_hand',
    contactId: raised.contactId,
    role: null,
    words: { en: `Arrange a meeting with ${name}`, ru: `Назначьте встречу: ${name}` },
    why: {
      en: 'asked to talk, and nobody of ours has spoken with this person yet',
      ru: 'есть прямой запрос, а с человеком ещё никто не говорил',
    },
    deed: { type: 'crm', action: 'SCHEDULE_MEETING', on: 'contact' },
  };
};

const replaceChampion: Row = ({ group, nameOf }) => {
  const silent = group.risks.some(({ risk }) => risk === 'champion_silent');
  const champion = group.members.find(({ flags }) => flags.includes('champion'));
  if (!silent || champion === undefined || champion.presence === 'left') return null;
  return {
    code: 'wake_champion',
    contactId: champion.contactId,
    role: null,
    words: {
      en: `Write to ${nameOf(champion.contactId)}, your champion`,
      ru: `Напишите чемпиону: ${nameOf(champion.contactId)}`,
    },
    why: { en: 'the champion has been silent for a month', ru: 'чемпион молчит уже месяц' },
    deed: { type: 'crm', action: 'SEND_EMAIL', on: 'contact' },
  };
};

const confirmRole: Row = ({ group, nameOf }) => {
  for (const role of group.numbers.missing) {
    const member = [...group.members, ...group.suggested].find(({ assignments }) =>
      assignments.some((each) => each.role === role && each.state === 'suggested'),
    );
    if (member === undefined) continue;
    return {
      code: 'confirm_role',
      contactId: member.contactId,
      role,
      words: localized((language) =>
        language === 'ru'
          ? `Подтвердите роль «${ROLE_NAMES[role].ru}»: ${nameOf(member.contactId)}`
          : `Is ${nameOf(member.contactId)} the ${ROLE_NAMES[role].en}? Record the answer`,
      ),
      why: {
        en: 'the role is missing, and the evidence is enough to suggest this person but not to decide',
        ru: 'роли не хватает, а признаков достаточно для предположения, но не для решения',
      },
      deed: { type: 'confirm_role', role },
    };
  }
  return null;
};

const addMember: Row = ({ gaps, nameOf, group }) => {
  const gap = gaps.find(({ role, consider }) => group.numbers.missing.includes(role) && consider.length > 0);
  const candidate = gap?.consider[0];
  if (gap === undefined || candidate === undefined) return null;
  return {
    code: 'add_member',
    contactId: candidate.contact.id,
    role: gap.role,
    words: localized((language) =>
      language === 'ru'
        ? `Добавьте в группу: ${nameOf(candidate.contact.id)} (${ROLE_NAMES[gap.role].ru})`
        : `Add ${nameOf(candidate.contact.id)} as ${ROLE_NAMES[gap.role].en}`,
    ),
    why: candidate.why,
    deed: { type: 'add_member' },
  };
};

const findRole: Row = ({ group }) => {
  const role = group.numbers.missing[0];
  if (role === undefined) return null;
  return {
    code: 'find_role',
    contactId: null,
    role,
    words: localized((language) =>
      language === 'ru'
        ? `Узнайте, кто здесь ${ROLE_NAMES[role].ru}, и свяжите контакт со сделкой`
        : `Find out who the ${ROLE_NAMES[role].en} is and associate the contact`,
    ),
    why: {
      en: 'the role is required, and nobody known here fits it',
      ru: 'роль обязательна, а подходящих людей среди известных нет',
    },
    deed: { type: 'crm', action: 'OPEN_RECORD_ASSOCIATION_FORM', on: 'deal' },
  };
};

const wakeRole: Row = ({ group, nameOf }) => {
  const role = group.numbers.silent[0];
  const holder = role && group.members.find(({ roles }) => roles.includes(role));
  if (role === undefined || !holder) return null;
  return {
    code: 'wake_role',
    contactId: holder.contactId,
    role,
    words: localized((language) =>
      language === 'ru'
        ? `Вовлеките: ${nameOf(holder.contactId)} (${ROLE_NAMES[role].ru})`
        : `Engage ${nameOf(holder.contactId)}, the ${ROLE_NAMES[role].en}`,
    ),
    why: {
      en: 'holds a required role and has not done anything meaningful lately',
      ru: 'занимает обязательную роль, но давно не проявлял интереса',
    },
    deed: { type: 'crm', action: 'SEND_EMAIL', on: 'contact' },
  };
};

const meetMember: Row = ({ group, nameOf }) => {
  const indirect = group.risks.some(({ risk }) => risk === 'indirect_access');
  const member = group.members.find(({ direct, presence }) => !direct && presence !== 'left');
  if (!indirect || member === undefined) return null;
  return {
    code: 'meet_member',
    contactId: member.contactId,
    role: member.roles[0] ?? null,
    words: {
      en: `Talk with ${nameOf(member.contactId)} directly`,
      ru: `Поговорите напрямую: ${nameOf(member.contactId)}`,
    },
    why: { en: 'all contact runs through one person', ru: 'всё общение идёт через одного человека' },
    deed: { type: 'crm', action: 'SCHEDULE_MEETING', on: 'contact' },
  };
};

/** Who usually knows the answer to a letter of BANT. */
const KNOWS: Readonly<Record<BantLetter, readonly Role[]>> = {
  budget: ['budget_holder', 'decision_maker'],
  authority: ['decision_maker', 'approver'],
  need: ['initiator', 'end_user'],
  timeline: ['initiator', 'decision_maker'],
};

const askBant: Row = ({ group, nameOf }) => {
  for (const letter of group.numbers.bantMissing) {
    const member = askable(group.members, letter);
    if (member === undefined) continue;
    return {
      code: 'ask_bant',
      contactId: member.contactId,
      role: null,
      words: localized((language) =>
        language === 'ru'
          ? `Выясните: ${BANT_NAMES[letter].ru} (${nameOf(member.contactId)}), и запишите`
          : `Ask ${nameOf(member.contactId)} about the ${BANT_NAMES[letter].en} and record the answer`,
      ),
      why: {
        en: 'all required roles are engaged; this is what qualification still lacks',
        ru: 'все обязательные роли вовлечены; этого не хватает для квалификации',
      },
      deed: { type: 'record_bant', letter },
    };
  }
  return null;
};

function askable(members: readonly Member[], letter: BantLetter): Member | undefined {
  const there = members.filter(({ presence }) => presence !== 'left');
  return there.find(({ roles }) => roles.some((role) => KNOWS[letter].includes(role))) ?? there[0];
}

const TABLE: readonly Row[] = [
  answerRaisedHand,
  confirmRole,
  addMember,
  replaceChampion,
  wakeRole,
  findRole,
  meetMember,
  askBant,
];

/** `null`: nothing is urgent, or the deal is closed. */
export function findNextAction(input: NextActionInput): NextAction | null {
  if (input.group.stage === 'closed') return null;
  for (const row of TABLE) {
    const found = row(input);
    if (found !== null) return { ...found, rule: `next action: ${found.code}` };
  }
  return null;
}
