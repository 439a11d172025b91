/** `rules list`: what was published when, and how many companies were decided by it last. */
import Table from 'cli-table3';
import type { Localized } from '../../domain/vocabulary.ts';
import { countDecidedBy, listPublications, type Publication } from '../../facts/published-rules.ts';
import type { Connection } from '../../facts/store.ts';
import { same, tellMoment, tellOutcome, type RulesOutput } from './tell-outcome.ts';

export interface ListRulesOptions extends RulesOutput {
  /** `null`: there is no store yet. */
  readonly db: Connection | null;
}

export async function listRules(options: ListRulesOptions): Promise<number> {
  const { db, language } = options;
  const publications = db === null ? [] : await listPublications(db);
  const decided = db === null ? new Map<string, number>() : await countDecidedBy(db);
  const [current] = publications;
  const companies = [...decided.values()].reduce((sum, each) => sum + each, 0);
  const versions = publications.map((each) => ({
    ...each,
    at: new Date(each.at).toISOString(),
    current: each === current,
    companies: decided.get(each.version) ?? 0,
  }));
  tellOutcome(
    options,
    { versions, companies },
    current === undefined
      ? [NOTHING]
      : [
          same(drawTable(publications, decided, language)),
          tellProgress(current, decided.get(current.version) ?? 0, companies),
        ],
  );
  return 0;
}

const NOTHING: Localized = {
  en: 'Nothing is published yet: each server decides by its own folder. To publish it: buying-groups rules publish',
  ru: 'Ещё ничего не опубликовано: каждый сервер решает по своей папке. Чтобы опубликовать её: buying-groups rules publish',
};

const HEAD = {
  en: ['version', 'since', 'how', 'companies', 'note'],
  ru: ['версия', 'когда', 'как', 'компаний', 'примечание'],
} as const;

const HOW = {
  publish: { en: 'published', ru: 'опубликована' },
  rollback: { en: 'came back', ru: 'возвращена' },
  current: { en: 'current', ru: 'действует' },
} as const satisfies Record<string, Localized>;

function drawTable(
  publications: readonly Publication[],
  decided: ReadonlyMap<string, number>,
  language: RulesOutput['language'],
): string {
  const table = new Table({ head: [...HEAD[language]], style: { head: [], border: [] } });
  for (const [index, { version, at, kind, note }] of publications.entries()) {
    const how = [HOW[kind], ...(index === 0 ? [HOW.current] : [])].map((each) => each[language]).join(', ');
    table.push([version, tellMoment(at)[language], how, String(decided.get(version) ?? 0), note ?? '']);
  }
  return table.toString();
}

function tellProgress({ version }: Publication, done: number, companies: number): Localized {
  if (companies === 0)
    return { en: 'No company has been decided yet.', ru: 'Ни одна компания ещё не оценивалась.' };
  if (done === companies)
    return {
      en: `Every company was decided last by ${version}. Companies: ${companies}.`,
      ru: `Все компании оценены по версии ${version}. Компаний: ${companies}.`,
    };
  return {
    en: `Companies decided last by ${version}: ${done} of ${companies}; the others follow while a server works, at most 500 a minute.`,
    ru: `Компаний, оценённых по версии ${version}: ${done} из ${companies}; остальные — пока сервер работает, не больше 500 в минуту.`,
  };
}
