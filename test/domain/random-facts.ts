/** Any company: people of any title, deals in any state, any of what people say about them. */
import fc from 'fast-check';
import { PRESENCES, PROPOSAL_ANSWERS } from '../../src/domain/said-facts.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { BANT, INTERACTION_KINDS, LABELS, TARGET_SIDES } from '../../src/domain/vocabulary.ts';
import {
  act,
  ago,
  company,
  contact,
  COMPANY,
  DAY,
  deal,
  factsOf,
  ledgerLine,
  NOW,
  pair,
  target,
} from '../support/facts.ts';

const TITLES = [
  'HR-менеджер',
  'IT-директор',
  'Финансовый директор',
  'Генеральный директор',
  'CFO',
  'CTO',
  'Юрист',
  'Специалист',
  'HR',
  null,
];
const PEOPLE = ['1', '2', '3', '4', '5', '6', '17'];
const people = fc.constantFrom(...PEOPLE);
const SOLUTIONS = ['hr_system', 'analytics_platform'];
const PATHS = ['/hr/compare', '/hr/demo', '/hr/api-docs', '/analytics/pricing', '/blog/x'];
const when = fc.integer({ min: -2 * DAY, max: 120 * DAY }).map((age) => NOW - age);
const oneOf = fc.constantFrom;

const contacts = fc.uniqueArray(people, { minLength: 1 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          title: oneOf(...TITLES),
          twin: fc.nat(9),
          owner: oneOf(null, '55', '66'),
          outside: fc.nat(7),
        })
        .map(({ title, twin, owner, outside }) =>
          contact(id, title, {
            ownerId: owner,
            ...(twin === 0 ? { email: 'twin@krasnaya-romashka.ru' } : {}),
            ...(outside === 0 ? { companyId: '77' } : {}),
          }),
        ),
    ),
  ),
);

const interactions = fc
  .array(
    fc.record({
      id: people,
      at: when,
      kind: oneOf(...INTERACTION_KINDS, null),
      solution: oneOf(...SOLUTIONS, null),
      path: oneOf(...PATHS, null),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ id, at, kind, solution, path }, n) => ({
      ...act(id, kind ?? 'page_view', 0, solution),
      id: `i${n}`,
      at,
      kind,
      content: path === null ? null : `https://www.example.com${path}`,
    })),
  );

const STAGES = [
  'qualifiedtobuy',
  'presentationscheduled',
  'contractsent',
  'closedwon',
  'closedlost',
  'bg_detected',
  'own',
  null,
];

const deals = fc.uniqueArray(
  fc
    .record({
      id: oneOf('900', '901', '902'),
      solution: oneOf(...SOLUTIONS, null, 'fax'),
      stage: oneOf(...STAGES),
      entered: when,
      byApp: fc.boolean(),
      moved: fc.boolean(),
      archived: fc.nat(9),
      pairs: fc.uniqueArray(fc.tuple(people, fc.subarray([...LABELS], { maxLength: 2 })), {
        selector: ([id]) => id,
        maxLength: 5,
      }),
    })
    .map(({ id, solution, stage, entered, byApp, moved, archived, pairs }) =>
      deal(id, [], {
        solution,
        dealStage: stage,
        stageEntries: stage === null ? [] : [{ dealStage: stage, at: entered }],
        createdByApp: byApp,
        movedByPerson: !byApp || moved,
        key: byApp && solution !== null ? `${COMPANY}:${solution}:${Number(id) - 899}` : null,
        archived: archived === 0,
        pairs: pairs.map(([contactId, labels]) => pair(contactId, labels)),
      }),
    ),
  { selector: ({ id }) => id, maxLength: 3 },
);

const ledger = fc.uniqueArray(
  fc
    .record({
      solution: oneOf(...SOLUTIONS),
      cycle: fc.integer({ min: 4, max: 6 }),
      state: oneOf('creating' as const, 'deleted' as const),
      spent: when,
    })
    .map(({ solution, cycle, state, spent }) =>
      ledgerLine(cycle, {
        solution,
        state,
        signalsSpentUntil: state === 'deleted' ? Math.min(spent, NOW) : null,
      }),
    ),
  { selector: ({ key }) => key, maxLength: 2 },
);

/** A few moments only, so that two people often say something at the same one. */
const moment = fc.integer({ min: 1, max: 4 }).map(ago);
const said = fc.record({
  opportunity: oneOf('900', '901', '902', '10:hr_system:1', '10:hr_system:5'),
  contactId: people,
  at: moment,
});
const by = '7';

export const anyFacts: fc.Arbitrary<CompanyFacts> = fc
  .record({
    company: fc.record({ owner: oneOf(null, '55'), name: oneOf('ООО «Ромашка»', 'Acme Ltd', null) }),
    contacts,
    interactions,
    deals,
    ledger,
    roleFacts: fc.array(
      fc.tuple(said, oneOf(...LABELS), fc.boolean(), oneOf('person' as const, 'hubspot_label' as const)),
      { maxLength: 6 },
    ),
    membershipFacts: fc.array(fc.tuple(said, fc.boolean()), { maxLength: 5 }),
    stanceFacts: fc.array(
      fc.tuple(said, oneOf('supporter' as const, 'neutral' as const, 'opponent' as const, null)),
      { maxLength: 5 },
    ),
    qualificationFacts: fc.array(fc.tuple(said, oneOf(...BANT), fc.boolean()), { maxLength: 5 }),
    presenceFacts: fc.array(fc.tuple(said, oneOf(...PRESENCES, null)), { maxLength: 4 }),
    proposalAnswers: fc.array(fc.tuple(said, oneOf(...PROPOSAL_ANSWERS), oneOf(1, 2, 6)), { maxLength: 3 }),
    targets: fc.uniqueArray(
      fc.record({
        solution: oneOf('hr_system', 'analytics_platform'),
        approvals: fc.subarray([...TARGET_SIDES]),
        key: oneOf(null, `${COMPANY}:hr_system:1`),
      }),
      { maxLength: 2, selector: ({ solution }) => solution },
    ),
    concernFacts: fc.array(
      fc.tuple(
        said,
        oneOf('need', 'security'),
        oneOf('open' as const, 'answered' as const),
        oneOf('c1', 'c2'),
      ),
      { maxLength: 6 },
    ),
  })
  .map((all) =>
    factsOf({
      ...all,
      company: company({ ownerId: all.company.owner, name: all.company.name }),
      roleFacts: all.roleFacts.map(([fact, label, holds, source]) => ({ ...fact, label, holds, source, by })),
      membershipFacts: all.membershipFacts.map(([fact, member]) => ({ ...fact, member, by, reason: null })),
      stanceFacts: all.stanceFacts.map(([fact, stance]) => ({ ...fact, stance, by })),
      qualificationFacts: all.qualificationFacts.map(([fact, letter, known]) => ({
        ...fact,
        letter,
        known,
        by,
      })),
      presenceFacts: all.presenceFacts.map(([fact, presence]) => ({ ...fact, presence })),
      proposalAnswers: all.proposalAnswers.map(([{ at }, answer, cycle]) => ({
        key: `${COMPANY}:hr_system:${cycle}`,
        solution: 'hr_system',
        answer,
        at,
        by,
      })),
      targets: all.targets.map((fields) => target(fields)),
      concernFacts: all.concernFacts.map(([fact, category, state, id]) => ({ ...fact, category, state, id })),
    }),
  );

const ARRAYS = [
  'contacts',
  'deals',
  'ledger',
  'interactions',
  'roleFacts',
  'membershipFacts',
  'stanceFacts',
  'qualificationFacts',
  'concernFacts',
  'presenceFacts',
  'proposalAnswers',
  'targets',
] as const;

/** The same facts, every list in another order. */
export function shuffled(facts: CompanyFacts, random: (bound: number) => number): CompanyFacts {
  const turn = <Value>(values: readonly Value[]): Value[] => {
    const turned = [...values];
    for (let n = turned.length - 1; n > 0; n--) {
      const other = random(n + 1);
      [turned[n], turned[other]] = [turned[other]!, turned[n]!];
    }
    return turned;
  };
  const changed = Object.fromEntries(ARRAYS.map((name) => [name, turn<unknown>(facts[name])]));
  return { ...facts, ...changed };
}

/** As text, byte for byte; maps and sets would otherwise be written as nothing. */
export function bytesOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each instanceof Map || each instanceof Set ? { [each.constructor.name]: [...each] } : each,
  );
}
