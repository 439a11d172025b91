/** `3 people`, `5 человек`: the forms a language has, by Intl's own rules. */
export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export function createCounter(language: 'en' | 'ru'): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (n, forms) => {
    const form = rules.select(n);
    const noun =
      form === 'one' || form === 'few' || form === 'many' ? (forms[form] ?? forms.other) : forms.other;
    return `${n} ${noun}`;
  };
}
