/** Which words each action of `rules` takes; everything that is wrong is told at once. */

export const RULES_ACTIONS = ['publish', 'list', 'diff', 'export', 'rollback'] as const;
export type RulesAction = (typeof RULES_ACTIONS)[number];

export interface RulesWords {
  readonly action: RulesAction;
  readonly versions: readonly string[];
  readonly config?: string | undefined;
  readonly note?: string | undefined;
  readonly to?: string | undefined;
}

type Flag = 'config' | 'note' | 'to';

interface Expected {
  /** At most so many versions. */
  readonly most: number;
  readonly flags: readonly Flag[];
}

const EXPECTED: Readonly<Record<RulesAction, Expected>> = {
  publish: { most: 0, flags: ['config', 'note'] },
  list: { most: 0, flags: [] },
  diff: { most: 2, flags: ['config'] },
  export: { most: 1, flags: ['to'] },
  rollback: { most: 1, flags: ['note'] },
};

const LONGEST_NOTE = 500;

/** One line per fault; empty: all is well. */
export function checkWords(words: RulesWords): string[] {
  const { action, versions, config, note, to } = words;
  const { most, flags } = EXPECTED[action];
  const given = { config, note, to };
  const strange = (['config', 'note', 'to'] as const).filter(
    (flag) => given[flag] !== undefined && !flags.includes(flag),
  );
  return [
    ...(versions.length > most ? [tellTooMany(versions.slice(most), most)] : []),
    ...strange.map((flag) => `takes no --${flag}; leave it out`),
    ...(action === 'export' && versions.length === 0
      ? ['name a version; to see them: buying-groups rules list']
      : []),
    ...(action === 'export' && (to === undefined || to === '')
      ? ['give --to and a new or empty folder']
      : []),
    ...(action === 'diff' && versions.length === 2 && config !== undefined
      ? ['two versions are compared without a folder; leave out --config or one of them']
      : []),
    ...((note?.length ?? 0) > LONGEST_NOTE ? [`--note: at most ${LONGEST_NOTE} characters`] : []),
  ];
}

function tellTooMany(extra: readonly string[], most: number): string {
  const words = extra.map((word) => `"${word}"`).join(', ');
  return most === 0 ? `takes no version, got ${words}` : `takes ${most} at most, leave out ${words}`;
}
