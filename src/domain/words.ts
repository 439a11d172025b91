/** The product's sentences, in every language it speaks. */
import type { Department, Language, Localized } from './vocabulary.ts';

export * from './names.ts';

export function localized(make: (language: Language) => string): Localized {
  return { en: make('en'), ru: make('ru') };
}

const PLURALS = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') };

const COUNTED = {
  interaction: {
    en: { one: 'interaction', other: 'interactions' },
    ru: { one: 'взаимодействие', few: 'взаимодействия', many: 'взаимодействий', other: 'взаимодействия' },
  },
  member: {
    en: { one: 'member', other: 'members' },
    ru: { one: 'участник', few: 'участника', many: 'участников', other: 'участника' },
  },
  /** After «от»: от 1 участника, от 2 участников. */
  fromMember: {
    en: { one: 'member', other: 'members' },
    ru: { one: 'участника', few: 'участников', many: 'участников', other: 'участников' },
  },
  person: {
    en: { one: 'person', other: 'people' },
    ru: { one: 'человек', few: 'человека', many: 'человек', other: 'человека' },
  },
  /** After «у»: у 1 человека, у 2 человек. */
  ofPeople: {
    en: { one: 'person', other: 'people' },
    ru: { one: 'человека', few: 'человек', many: 'человек', other: 'человека' },
  },
  department: {
    en: { one: 'department', other: 'departments' },
    ru: { one: 'отдел', few: 'отдела', many: 'отделов', other: 'отдела' },
  },
  opportunity: {
    en: { one: 'opportunity', other: 'opportunities' },
    ru: { one: 'возможность', few: 'возможности', many: 'возможностей', other: 'возможности' },
  },
  lostDeal: {
    en: { one: 'lost opportunity', other: 'lost opportunities' },
    ru: {
      one: 'проигранная возможность',
      few: 'проигранные возможности',
      many: 'проигранных возможностей',
      other: 'проигранной возможности',
    },
  },
  openConcern: {
    en: { one: 'open concern', other: 'open concerns' },
    ru: {
      one: 'открытое опасение',
      few: 'открытых опасения',
      many: 'открытых опасений',
      other: 'открытого опасения',
    },
  },
  wonDealWithAmount: {
    en: { one: 'won deal with an amount', other: 'won deals with an amount' },
    ru: {
      one: 'выигранная сделка с суммой',
      few: 'выигранные сделки с суммой',
      many: 'выигранных сделок с суммой',
      other: 'выигранной сделки с суммой',
    },
  },
  wonDeal: {
    en: { one: 'won deal', other: 'won deals' },
    ru: {
      one: 'выигранная сделка',
      few: 'выигранные сделки',
      many: 'выигранных сделок',
      other: 'выигранной сделки',
    },
  },
  deal: {
    en: { one: 'deal', other: 'deals' },
    ru: { one: 'сделка', few: 'сделки', many: 'сделок', other: 'сделки' },
  },
  closedDeal: {
    en: { one: 'closed deal', other: 'closed deals' },
    ru: {
      one: 'закрытая сделка',
      few: 'закрытые сделки',
      many: 'закрытых сделок',
      other: 'закрытой сделки',
    },
  },
  openDeal: {
    en: { one: 'open deal', other: 'open deals' },
    ru: {
      one: 'открытая сделка',
      few: 'открытые сделки',
      many: 'открытых сделок',
      other: 'открытой сделки',
    },
  },
  customer: {
    en: { one: 'customer', other: 'customers' },
    ru: { one: 'клиент', few: 'клиента', many: 'клиентов', other: 'клиента' },
  },
  day: {
    en: { one: 'day', other: 'days' },
    ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  },
} as const;

/** `3 members`, `5 участников`. */
export function count(n: number, noun: keyof typeof COUNTED, language: Language): string {
  const forms: Readonly<Record<string, string>> = COUNTED[noun][language];
  return `${n} ${forms[PLURALS[language].select(n)] ?? forms.other ?? ''}`;
}

const PERCENTS = {
  en: new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }),
  ru: new Intl.NumberFormat('ru', { style: 'percent', maximumFractionDigits: 1 }),
};

/** `84%`, and in Russian `84 %` with a space that breaks no line, as the cards write it. `value`: 0 to 100. */
export function writePercent(value: number, language: Language): string {
  return PERCENTS[language].format(value / 100);
}

/** A range in words, such as `50–74` or `75+`, as percent. */
export function writePercentRange(range: string, language: Language): string {
  return PERCENTS[language].format(0).replace('0', range);
}

export const DEPARTMENT_NAMES: Readonly<Record<Department, Localized>> = {
  executive: { en: 'top management', ru: 'руководство' },
  finance: { en: 'finance', ru: 'финансы' },
  hr: { en: 'HR', ru: 'HR' },
  it: { en: 'IT', ru: 'ИТ' },
  engineering: { en: 'engineering', ru: 'разработка' },
  security: { en: 'security', ru: 'безопасность' },
  legal: { en: 'legal', ru: 'юристы' },
  procurement: { en: 'procurement', ru: 'закупки' },
  operations: { en: 'operations', ru: 'операции' },
  marketing: { en: 'marketing', ru: 'маркетинг' },
  sales: { en: 'sales', ru: 'продажи' },
  customer_support: { en: 'customer support', ru: 'поддержка' },
  product: { en: 'product', ru: 'продукт' },
  other: { en: 'other', ru: 'другое' },
};

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[], language: Language): string {
  if (words.length <= 1) return words[0] ?? '';
  const and = language === 'ru' ? 'и' : 'and';
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1) ?? ''}`;
}
