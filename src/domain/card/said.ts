/** What people did on the card, in words, and the notes on blockers that not everybody may read (R93). */
import { BANT_NAMES, FLAG_NAMES, HANDOFF_NAMES, PRESENCE_NAMES, STANCE_NAMES } from '../names.ts';
import { HANDOFF_STEPS, KNOWLEDGE_ASPECTS, PRESENCES, STANCES, type KnowledgeAspect } from '../said-facts.ts';
import { localized, ROLE_NAMES } from '../words.ts';
import { BANT, FLAGS, ROLES, type Localized } from '../vocabulary.ts';

export interface ActView {
  readonly actionId: string;
  /** ISO 8601. */
  readonly at: string;
  /** HubSpot's user id. */
  readonly by: string | null;
  readonly words: Localized;
  readonly undoable: boolean;
}

export const BLOCKER_REASONS = [
  'excluded',
  'position_threatened',
  'process_threatened',
  'competitor_loyal',
  'budget_rival',
] as const;
export type BlockerReason = (typeof BLOCKER_REASONS)[number];

export interface BlockerNoteView {
  readonly contactId: string;
  readonly reason: BlockerReason;
  readonly plan: string;
  readonly at: string;
  readonly by: string | null;
}

/** An act as it was kept: what it was, and its values without people. */
export interface KeptAct {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** `name`: of whom it is about; empty where nobody is named. */
export function describeAct({ kind, detail }: KeptAct, name: string): Localized {
  const about = (words: Localized): Localized =>
    name === '' ? words : localized((language) => `${name}: ${words[language]}`);
  switch (kind) {
    case 'roles':
      return about(describeRoles(detail));
    case 'members':
      return about(
        detail.member === true
          ? { en: 'added to the group', ru: 'добавлен в группу' }
          : dismissed(detail.reason),
      );
    case 'flags': {
      const flag = FLAGS.find((each) => each === detail.flag);
      return about(marked(flag === undefined ? null : FLAG_NAMES[flag], detail.holds === true));
    }
    case 'stance': {
      const stance = STANCES.find((each) => each === detail.stance);
      return about(stance === undefined ? TAKEN_BACK : STANCE_NAMES[stance]);
    }
    case 'knowledge': {
      const aspect = KNOWLEDGE_ASPECTS.find((each) => each === detail.aspect);
      return about(aspect === undefined ? TAKEN_BACK : ASPECT_RECORDED[aspect]);
    }
    case 'presence': {
      const presence = PRESENCES.find((each) => each === detail.presence);
      return about(presence === undefined ? TAKEN_BACK : PRESENCE_NAMES[presence]);
    }
    case 'qualification': {
      const letter = BANT.find((each) => each === detail.letter);
      return about(marked(letter === undefined ? null : BANT_NAMES[letter], detail.known === true));
    }
    case 'proposal':
      return ANSWERED[String(detail.answer)] ?? { en: 'proposal answered', ru: 'дан ответ на предложение' };
    case 'handoff': {
      const step = HANDOFF_STEPS.find((each) => each === detail.step);
      return step === undefined ? TAKEN_BACK : HANDOFF_NAMES[step];
    }
    case 'experts':
      return about(describeExpert(detail));
    case 'plays':
      return about(describePlay(detail));
    default:
      return about(OTHER[kind] ?? { en: kind, ru: kind });
  }
}

const ASPECT_RECORDED: Readonly<Record<KnowledgeAspect, Localized>> = {
  goal: { en: 'goal written down', ru: 'записана цель' },
  criterion: { en: 'criterion written down', ru: 'записан критерий' },
  expectation: { en: 'expectation written down', ru: 'записано ожидание' },
  satisfaction: { en: 'satisfaction recorded', ru: 'записана удовлетворённость' },
};

function describeExpert({ name, expert }: KeptAct['detail']): Localized {
  if (typeof expert !== 'string') return { en: 'expert taken off', ru: 'эксперт снят' };
  const known = name as Partial<Localized> | undefined;
  return { en: `expert: ${known?.en ?? expert}`, ru: `эксперт: ${known?.ru ?? expert}` };
}

function describePlay({ name, play }: KeptAct['detail']): Localized {
  const known = name as Partial<Localized> | undefined;
  return localized((language) =>
    language === 'ru' ? `выбрано: ${known?.ru ?? String(play)}` : `chosen: ${known?.en ?? String(play)}`,
  );
}

const TAKEN_BACK: Localized = { en: 'taken back', ru: 'отозвано' };

const OTHER: Readonly<Record<string, Localized>> = {
  concerns: { en: 'need or concern recorded', ru: 'записана потребность или опасение' },
  solution: { en: 'solution chosen', ru: 'выбрано решение' },
  review: { en: 'case of the review queue answered', ru: 'дан ответ в очереди проверки' },
  opportunities: { en: 'opportunity created by hand', ru: 'возможность создана вручную' },
};

const ANSWERED: Readonly<Record<string, Localized>> = {
  create: { en: 'proposal accepted', ru: 'предложение принято' },
  decline: { en: 'proposal declined', ru: 'предложение отклонено' },
  reopen: { en: 'decided to reopen the old deal', ru: 'решено открыть прежнюю сделку' },
  new_cycle: { en: 'new purchase begun', ru: 'начата новая покупка' },
};

const DISMISSED_AS: Readonly<Record<string, Localized>> = {
  not_involved: { en: 'not involved in this purchase', ru: 'не участвует в этой покупке' },
  wrong_person: { en: 'wrong person', ru: 'не тот человек' },
  left_company: { en: 'left the company', ru: 'больше не работает в компании' },
  duplicate: { en: 'duplicate', ru: 'дубликат' },
  other: { en: 'other reason', ru: 'другая причина' },
};

function dismissed(reason: unknown): Localized {
  const why = DISMISSED_AS[String(reason)];
  if (why === undefined) return { en: 'dismissed from the group', ru: 'исключён из группы' };
  return { en: `dismissed from the group, ${why.en}`, ru: `исключён из группы, ${why.ru}` };
}

function marked(name: Localized | null, holds: boolean): Localized {
  if (name === null) return TAKEN_BACK;
  return holds ? name : localized((language) => (language === 'ru' ? `не ${name.ru}` : `not ${name.en}`));
}

function describeRoles(detail: KeptAct['detail']): Localized {
  const roles = Array.isArray(detail.roles) ? (detail.roles as { role: string; holds: boolean }[]) : [];
  return localized((language) =>
    roles
      .flatMap(({ role, holds }) => {
        const known = ROLES.find((each) => each === role);
        return known === undefined ? [] : [marked(ROLE_NAMES[known], holds)[language]];
      })
      .join(', '),
  );
}
