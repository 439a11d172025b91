/** What the app could answer: made views of any size, each with something in every part. */
import type {
  CompanyView,
  ContactView,
  GroupView,
  Handoff,
  Localized,
  MemberView,
  NoGroupView,
  Play,
  Proposal,
  ReviewCase,
  Role,
  RoleView,
} from '../../extensions/app/cards/api/types.ts';

export const AT = '2026-03-10T09:30:00.000Z';

export function both(en: string, ru: string): Localized {
  return { en, ru };
}

const ROLE_OF: readonly Role[] = ['end_user', 'technical_validator', 'budget_holder', 'influencer'];
const SOLUTION = { id: 'crm', name: both('CRM', 'CRM-система') };

export function makeMember(index: number, overrides: Partial<MemberView> = {}): MemberView {
  const role = ROLE_OF[index % ROLE_OF.length] ?? 'influencer';
  return {
    contactId: String(1000 + index),
    name: `Мария Петрова ${index}`,
    jobTitle: `Ведущий инженер ${index}`,
    department: 'it',
    departmentName: both('IT', 'ИТ'),
    seniority: 'senior',
    seniorityName: both('senior', 'старший специалист'),
    status: 'confirmed',
    reason: 'same_company',
    reasonWords: both('works at the company and reads about CRM', 'работает в компании и читает о CRM'),
    roles: [role],
    flags: [],
    assignments: [
      {
        role,
        name: both(`role ${role}`, `роль ${role}`),
        confidence: 0.8,
        state: 'written',
        setBy: 'rule',
        evidence: [
          {
            class: 'title',
            rule: 'titles.yaml engineer',
            weight: 0.8,
            text: 'инженер',
            at: null,
            words: both('job title: “инженер”; 0.80', 'должность: «инженер»; 0.80'),
          },
        ],
        counterEvidence: [
          {
            rule: 'titles.yaml intern',
            text: 'стажёр',
            factor: 0.5,
            words: both('but the title says “стажёр”', 'но должность «стажёр» говорит о другой роли'),
          },
        ],
      },
    ],
    active: true,
    stance: null,
    presence: null,
    access: 'direct',
    score: 10,
    personalScore: 5,
    interactions: 7,
    lastInteractionAt: '2026-03-09T20:30:00.000Z',
    recent: [
      { kind: 'article', kindName: both('article', 'статья'), content: '/blog/crm', at: AT, rule: 'blog' },
    ],
    firstSeenAt: AT,
    nextContent: null,
    knowledge: { goal: null, criterion: null, expectation: null, satisfaction: null },
    lateArrival: false,
    needRecorded: false,
    openConcerns: 0,
    concerns: [],
    expert: null,
    dismissal: null,
    ...overrides,
  };
}

export function makeMembers(count: number): readonly MemberView[] {
  return Array.from({ length: count }, (_, index) => makeMember(index));
}

export function makeRole(role: Role, overrides: Partial<RoleView> = {}): RoleView {
  return {
    role,
    name: both(`role ${role}`, `роль ${role}`),
    required: true,
    count: 1,
    weight: 1,
    departments: ['finance'],
    from: both('finance', 'финансы'),
    state: 'missing',
    heldBy: [],
    suggested: [],
    consider: [],
    late: null,
    reach: null,
    ...overrides,
  };
}

const FRAME = {
  dealId: '500',
  companyId: '900',
  at: AT,
  rulesVersion: 'r1',
  freshness: { pending: false, problem: null },
  permissions: { mayAct: true, maySeeBlockerNotes: true },
  answers: [],
  solutions: [SOLUTION, { id: 'erp', name: both('ERP', 'ERP-система') }],
  proposals: [],
};

export function makeNoGroup(overrides: Partial<NoGroupView> = {}): NoGroupView {
  return {
    ...FRAME,
    kind: 'no_group',
    reason: { code: 'no_solution', words: both('The deal has no solution', 'У сделки нет решения') },
    next: both('Choose one to start', 'Выберите решение, чтобы начать'),
    ...overrides,
  };
}

export function makeGroup(size: number, overrides: Partial<GroupView> = {}): GroupView {
  const members = makeMembers(size);
  return {
    ...FRAME,
    kind: 'group',
    key: '900:crm:1',
    solution: SOLUTION,
    name: 'Красная ромашка — CRM',
    operatingModel: 'partial',
    stage: 'engaged',
    stageName: both('engaged', 'вовлечена'),
    summary: both('6 interactions from 3 members in 7 days', '6 взаимодействий от 3 участников за 7 дней'),
    decision: {
      row: 'open',
      reason: both('three people of two departments', 'три человека из двух отделов'),
    },
    history: [{ at: AT, row: 'detected', reason: both('it began', 'началось'), rulesVersion: 'r0' }],
    numbers: {
      band: 2,
      score: 42.5,
      priority: 2042.5,
      coverage: { identified: 60, engaged: 40, validated: 0 },
      consensus: null,
      momentum: 'up',
      threading: 'multi',
      members: size,
      engagedMembers: size,
      interactions7d: 6,
      activeMembers7d: 3,
      openConcerns: 0,
      bantMissing: ['budget'],
      departments: ['it'],
    },
    gauges: [
      gauge('coverage', 60, both('Coverage', 'Покрытие')),
      gauge('engagement', 75, both('Engagement', 'Вовлечённость')),
      gauge('consensus', null, both('Consensus', 'Консенсус')),
    ],
    explanations: [
      {
        property: 'bg_engagement_score',
        name: both('Score', 'Балл'),
        value: 42.5,
        words: both('points of three people', 'баллы трёх человек'),
        rule: both('scoring.yaml points', 'scoring.yaml points'),
      },
    ],
    roles: [makeRole('end_user', { state: 'covered', heldBy: members.slice(0, 1).map((m) => m.contactId) })],
    members,
    risks: [],
    nextAction: null,
    plays: [makePlay()],
    experts: [],
    withoutExpert: null,
    unknownConcerns: { people: 0, contactIds: [], words: both('all known', 'всё известно') },
    concernCategories: [
      { id: 'need', name: both('need', 'потребность') },
      { id: 'payment_terms', name: both('terms of payment', 'условия оплаты') },
      { id: 'risk', name: both('risk', 'риски') },
    ],
    bant: [
      { letter: 'budget', name: both('Budget', 'Бюджет'), known: false, contactId: null, at: null },
      { letter: 'need', name: both('Need', 'Потребность'), known: true, contactId: '1000', at: AT },
    ],
    activity: { weeks: [], timeline: [], total: 0 },
    outcome: null,
    handoff: makeHandoff(),
    review: [],
    blockerNotes: null,
    acts: [],
    situations: [],
    dataQuality: [],
    detectedAt: AT,
    firstTouchAt: AT,
    lastTouchAt: AT,
    ...overrides,
  };
}

function gauge(id: 'coverage' | 'engagement' | 'consensus', value: number | null, name: Localized) {
  return {
    id,
    value,
    name,
    words: both(`why ${id}`, `почему ${id}`),
    rule: both(`${id}.yaml`, `${id}.yaml`),
  };
}

export function makePlay(overrides: Partial<Play> = {}): Play {
  return {
    id: 'outreach',
    name: both('Personal outreach', 'Личное обращение'),
    text: both('Write to each of them', 'Напишите каждому'),
    makes: 'task',
    people: 4,
    chosen: null,
    ...overrides,
  };
}

export function makeHandoff(overrides: Partial<Handoff> = {}): Handoff {
  return {
    state: 'none',
    words: both('not handed over to sales yet', 'в продажи ещё не передана'),
    handedOverAt: null,
    handedOverBy: null,
    answeredAt: null,
    answeredBy: null,
    reason: null,
    packed: null,
    dueAt: null,
    overdue: false,
    decisionMaker: { status: 'unknown', words: both('the decision maker is unknown', 'ЛПР неизвестен') },
    steps: ['handed_over'],
    ...overrides,
  };
}

export function makeCase(overrides: Partial<ReviewCase> = {}): ReviewCase {
  return {
    code: 'several_open',
    name: both('possible duplicate', 'возможный дубликат'),
    reason: both('two deals are open', 'открыты две сделки'),
    todo: both('say whether it is one', 'ответьте, дубликат ли это'),
    restsOn: '500,501',
    answers: ['not_duplicate', 'duplicate'],
    ...overrides,
  };
}

export function makeProposal(overrides: Partial<Proposal> = {}): Proposal {
  return {
    key: '900:crm:2',
    solution: SOLUTION,
    row: 'raised_hand',
    reason: both('one person asked for a demo', 'один человек попросил демо'),
    summary: both('2 people', '2 человека'),
    situations: [],
    band: 1,
    name: 'Красная ромашка — CRM, второй цикл',
    answers: ['create', 'decline'],
    reopening: false,
    dealId: null,
    people: [
      {
        contactId: '2001',
        name: 'Сергей Волков',
        jobTitle: 'ИТ-директор',
        roles: [
          { role: 'technical_validator', confidence: 0.8, state: 'written' },
          { role: 'decision_maker', confidence: 0.3, state: 'weak' },
        ],
        interactions: 4,
        lastInteractionAt: AT,
      },
    ],
    rolesPresent: ['technical_validator'],
    rolesMissing: ['budget_holder'],
    ...overrides,
  };
}

const SUMMARY = {
  dealId: '500',
  key: '900:crm:1',
  name: 'Красная ромашка — CRM',
  solution: SOLUTION,
  stage: 'engaged',
  stageName: both('engaged', 'вовлечена'),
  band: 2,
  summary: both('6 interactions', '6 взаимодействий'),
  members: 4,
  closed: false,
  outcome: null,
};

export function makeContact(overrides: Partial<ContactView> = {}): ContactView {
  const member = makeMember(1);
  return {
    ...FRAME,
    contactId: '1001',
    groups: [
      {
        ...SUMMARY,
        status: 'confirmed',
        roles: member.assignments,
        flags: ['champion'],
        interactions: 7,
        lastInteractionAt: AT,
      },
    ],
    ungrouped: null,
    persona: {
      departments: ['it'],
      seniority: 'senior',
      words: both('IT, senior', 'ИТ, старший специалист'),
    },
    ...overrides,
  };
}

export function makeCompany(overrides: Partial<CompanyView> = {}): CompanyView {
  return {
    ...FRAME,
    companyId: '900',
    name: 'Красная ромашка',
    opportunities: [SUMMARY],
    plays: [{ key: '900:crm:2', name: 'Красная ромашка — CRM', plays: [makePlay()] }],
    review: [],
    interests: [
      {
        solution: SOLUTION,
        bought: true,
        shared: true,
        departments: [
          { name: both('IT', 'ИТ'), people: 2, interactions: 5 },
          { name: both('finance', 'финансы'), people: 1, interactions: 1 },
        ],
      },
    ],
    situations: [],
    ungrouped: [
      {
        contactId: '3001',
        name: 'Ольга Смирнова',
        jobTitle: 'Финансовый директор',
        reason: { code: 'no_interest', words: both('no interest seen', 'интереса не видно') },
        persona: both('finance, top level', 'финансы, высшее звено'),
      },
    ],
    ...overrides,
  };
}
