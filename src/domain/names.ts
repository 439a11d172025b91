/** What each id of the field is called, in every language the product speaks; whole lists, held by a test. */
import type { DataQualityCode, Member, MemberStatus, Ungrouped } from './opportunity.ts';
import type { DealProperty } from './properties.ts';
import type { EvidenceClass, LegacyMeaning } from './role-rules.ts';
import type { HandoffFact, Presence, ReturnReason, Stance } from './said-facts.ts';
import type {
  BantLetter,
  Flag,
  InteractionKind,
  Localized,
  Risk,
  Role,
  Seniority,
  Stage,
} from './vocabulary.ts';

type Names<Id extends string> = Readonly<Record<Id, Localized>>;

export const SENIORITY_NAMES: Names<Seniority> = {
  c_level: { en: 'top executive', ru: 'первое лицо' },
  vp: { en: 'vice president', ru: 'вице-президент' },
  director: { en: 'director', ru: 'директор' },
  manager: { en: 'manager', ru: 'руководитель' },
  senior: { en: 'senior specialist', ru: 'старший специалист' },
  staff: { en: 'staff', ru: 'специалист' },
  unknown: { en: 'unknown', ru: 'неизвестно' },
};

export const FLAG_NAMES: Names<Flag> = {
  champion: { en: 'champion', ru: 'чемпион' },
  blocker: { en: 'blocker', ru: 'блокер' },
};

export const KIND_NAMES: Names<InteractionKind> = {
  page_view: { en: 'page view', ru: 'просмотр страницы' },
  article: { en: 'article', ru: 'статья' },
  document: { en: 'document', ru: 'документ' },
  comparison: { en: 'comparison', ru: 'сравнение' },
  pricing_view: { en: 'prices', ru: 'цены' },
  technical_docs: { en: 'technical documentation', ru: 'техническая документация' },
  form_submission: { en: 'form', ru: 'форма' },
  demo_request: { en: 'demo request', ru: 'запрос демо' },
  webinar_registration: { en: 'webinar registration', ru: 'регистрация на вебинар' },
  webinar_attendance: { en: 'webinar attendance', ru: 'участие в вебинаре' },
  event_registration: { en: 'event registration', ru: 'регистрация на мероприятие' },
  email_open: { en: 'opened e-mail', ru: 'открытое письмо' },
  email_click: { en: 'click in an e-mail', ru: 'переход из письма' },
  email_reply: { en: 'reply', ru: 'ответ на письмо' },
  meeting: { en: 'meeting', ru: 'встреча' },
  call: { en: 'call', ru: 'звонок' },
  message: { en: 'message', ru: 'сообщение' },
};

export const STAGE_NAMES: Names<Stage> = {
  target: { en: 'target', ru: 'цель' },
  detected: { en: 'detected', ru: 'обнаружена' },
  engaged: { en: 'engaged', ru: 'вовлечена' },
  prioritized: { en: 'prioritized', ru: 'приоритетная' },
  qualified: { en: 'qualified', ru: 'квалифицирована' },
  pipeline: { en: 'in the pipeline', ru: 'в воронке продаж' },
  closed: { en: 'closed', ru: 'закрыта' },
};

export const RISK_NAMES: Names<Risk> = {
  missing_required_role: { en: 'missing role', ru: 'не хватает роли' },
  single_threaded: { en: 'single-threaded', ru: 'один собеседник' },
  stalled: { en: 'stalled', ru: 'застряла' },
  champion_silent: { en: 'champion is silent', ru: 'чемпион молчит' },
  blocker: { en: 'blocker', ru: 'блокер' },
  late_surprise: { en: 'late surprise', ru: 'поздний сюрприз' },
  indirect_access: { en: 'indirect access', ru: 'доступ через посредника' },
  owner_conflict: { en: 'owner conflict', ru: 'разные ответственные' },
};

export const BANT_NAMES: Names<BantLetter> = {
  budget: { en: 'budget', ru: 'бюджет' },
  authority: { en: 'authority', ru: 'полномочия' },
  need: { en: 'need', ru: 'потребность' },
  timeline: { en: 'timeline', ru: 'сроки' },
};

export const STANCE_NAMES: Names<Stance> = {
  supporter: { en: 'supporter', ru: 'сторонник' },
  neutral: { en: 'neutral', ru: 'нейтрально' },
  sceptic: { en: 'sceptic', ru: 'сомневается' },
  opponent: { en: 'opponent', ru: 'против' },
};

export const PRESENCE_NAMES: Names<Presence> = {
  introduced: { en: 'introduced', ru: 'знакомы лично' },
  left: { en: 'no longer there', ru: 'больше не участвует' },
};

export const HANDOFF_NAMES: Names<HandoffFact['step']> = {
  handed_over: { en: 'handed over to sales', ru: 'передана в продажи' },
  accepted: { en: 'accepted by sales', ru: 'принята продажами' },
  returned: { en: 'returned by sales', ru: 'возвращена продажами' },
};

export const RETURN_REASON_NAMES: Names<ReturnReason> = {
  role_missing: { en: 'a role is missing', ru: 'не хватает роли' },
  not_qualified: { en: 'not qualified enough', ru: 'недостаточно квалифицирована' },
  no_need: { en: 'no need', ru: 'нет потребности' },
  wrong_timing: { en: 'not the time', ru: 'не время' },
  duplicate: { en: 'duplicate', ru: 'дубликат' },
  other: { en: 'other', ru: 'другое' },
};

export const STATUS_NAMES: Names<MemberStatus> = {
  confirmed: { en: 'member', ru: 'участник' },
  suggested: { en: 'suggested', ru: 'предложен' },
  dismissed: { en: 'dismissed', ru: 'исключён' },
  to_confirm: { en: 'to be confirmed', ru: 'подтвердить' },
};

export const MEMBER_REASONS: Names<Member['reason']> = {
  on_the_deal: { en: 'is on the deal in HubSpot', ru: 'связан со сделкой в HubSpot' },
  interested: { en: 'showed interest in the solution', ru: 'проявил интерес к решению' },
  added_by_person: { en: 'was added by a person', ru: 'добавлен человеком' },
  inherited: {
    en: 'took part in an earlier purchase',
    ru: 'участвовал в одной из прежних покупок',
  },
  dismissed: { en: 'was taken off by a person', ru: 'исключён человеком' },
};

export const UNGROUPED_REASONS: Names<Ungrouped['reason']> = {
  no_interest_yet: { en: 'nothing shows interest yet', ru: 'интереса пока не видно' },
  no_recent_interest: {
    en: 'was interested once, but not lately, or in a purchase that is closed',
    ru: 'интерес был давно или относился к закрытой покупке',
  },
  left_to_parent: {
    en: 'the parent company decides on what interests them: see its groups',
    ru: 'покупку, которая их интересует, решает головная компания: смотрите её группы',
  },
  only_unmapped_content: {
    en: 'looked only at content that no rule maps to a solution',
    ru: 'смотрел только материалы, не связанные правилами с решением',
  },
  group_still_forming: { en: 'the group is still forming', ru: 'группа ещё формируется' },
  proposed: { en: 'is proposed; a person decides', ru: 'предложен; решает человек' },
  dismissed: { en: 'was taken off by a person', ru: 'исключён человеком' },
};

export const EVIDENCE_CLASS_NAMES: Names<EvidenceClass> = {
  person: { en: 'said by a person', ru: 'указано человеком' },
  hubspot_label: { en: 'label or field in HubSpot', ru: 'метка или поле в HubSpot' },
  title_full: { en: 'job title, department and rank', ru: 'должность: отдел и уровень' },
  hubspot_enrichment: { en: "HubSpot's enrichment", ru: 'обогащение HubSpot' },
  title_partial: { en: 'job title, department only', ru: 'должность: только отдел' },
  legacy_marker: { en: 'marker in a name or field', ru: 'пометка в имени или поле' },
  content: { en: 'content', ru: 'материалы' },
  behaviour: { en: 'behaviour', ru: 'поведение' },
};

export const ROLE_NAMES: Names<Role> = {
  initiator: { en: 'initiator', ru: 'инициатор' },
  end_user: { en: 'end user', ru: 'пользователь' },
  technical_validator: { en: 'technical validator', ru: 'технический эксперт' },
  budget_holder: { en: 'budget holder', ru: 'держатель бюджета' },
  decision_maker: { en: 'decision maker', ru: 'принимающий решение' },
  approver: { en: 'approver', ru: 'визирующий' },
  influencer: { en: 'influencer', ru: 'влияющий' },
};

/** What markers of former days propose. */
export const MEANING_NAMES: Names<LegacyMeaning> = {
  ...ROLE_NAMES,
  ...FLAG_NAMES,
  left: { en: 'has left the company', ru: 'больше не работает в компании' },
  do_not_contact: { en: 'do not write or call', ru: 'не писать и не звонить' },
};

export const DATA_QUALITY_NAMES: Names<DataQualityCode> = {
  contact_without_company: { en: 'contact without company', ru: 'контакт без компании' },
  contact_without_title: { en: 'contact without job title', ru: 'контакт без должности' },
  contact_without_email: { en: 'contact without e-mail', ru: 'контакт без почты' },
  contact_with_free_mail: { en: 'contact with a free mailbox', ru: 'контакт с бесплатной почтой' },
  title_not_read: { en: 'job title that no rule reads', ru: 'должность не прочитана правилами' },
  company_without_name: { en: 'company without name', ru: 'компания без названия' },
  deal_without_solution: { en: 'deal without solution', ru: 'сделка без решения' },
  deal_with_unknown_solution: { en: 'deal with unknown solution', ru: 'сделка с неизвестным решением' },
  deal_without_contacts: { en: 'deal without contacts', ru: 'сделка без контактов' },
  duplicate_opportunities: { en: 'several open deals', ru: 'несколько открытых сделок' },
  unmapped_content: { en: 'content without a rule', ru: 'материал без правила' },
  owner_conflict: { en: 'owner conflict', ru: 'разные ответственные' },
};

/** The properties whose values people ask about. */
export const PROPERTY_NAMES: Names<DealProperty> = {
  bg_key: { en: 'key', ru: 'ключ' },
  bg_solution: { en: 'solution', ru: 'решение' },
  bg_operating_model: { en: 'operating model', ru: 'модель работы' },
  bg_stage: { en: 'stage', ru: 'стадия' },
  bg_priority_band: { en: 'priority band', ru: 'полоса приоритета' },
  bg_engagement_score: { en: 'engagement score', ru: 'оценка вовлечённости' },
  bg_priority: { en: 'priority', ru: 'приоритет' },
  bg_coverage_identified: { en: 'coverage: identified', ru: 'покрытие: известны' },
  bg_coverage_engaged: { en: 'coverage: engaged', ru: 'покрытие: активны' },
  bg_coverage_validated: { en: 'coverage: validated', ru: 'покрытие: подтверждены' },
  bg_roles_covered: { en: 'roles covered', ru: 'роли вовлечены' },
  bg_roles_missing: { en: 'roles missing', ru: 'роли не найдены' },
  bg_departments: { en: 'departments', ru: 'отделы' },
  bg_member_count: { en: 'members', ru: 'участники' },
  bg_engaged_member_count: { en: 'active members', ru: 'активные участники' },
  bg_interactions_7d: { en: 'interactions in 7 days', ru: 'взаимодействия за 7 дней' },
  bg_active_members_7d: { en: 'active members in 7 days', ru: 'активные участники за 7 дней' },
  bg_momentum: { en: 'momentum', ru: 'динамика' },
  bg_threading: { en: 'threading', ru: 'число собеседников' },
  bg_consensus: { en: 'consensus', ru: 'консенсус' },
  bg_has_blocker: { en: 'has a blocker', ru: 'есть блокер' },
  bg_has_champion: { en: 'has a champion', ru: 'есть чемпион' },
  bg_open_concerns: { en: 'open concerns', ru: 'открытые опасения' },
  bg_bant_missing: { en: 'BANT: missing', ru: 'BANT: неизвестно' },
  bg_risks: { en: 'risks', ru: 'риски' },
  bg_summary: { en: 'summary', ru: 'итог' },
  bg_detected_at: { en: 'detected', ru: 'обнаружена' },
  bg_first_touch_at: { en: 'first touch', ru: 'первое касание' },
  bg_last_touch_at: { en: 'last touch', ru: 'последнее касание' },
  bg_handoff_at: { en: 'hand-off', ru: 'передача в продажи' },
  bg_win_estimate: { en: 'win estimate', ru: 'оценка выигрыша' },
};
