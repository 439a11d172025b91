/** What people call the ids of the closed lists, in every language the product speaks. */
import type { Presence, Stance } from './types.ts';
import type { BantLetter, Flag, InteractionKind, Localized, Seniority, Stage } from './vocabulary.ts';

export const KIND_NAMES: Readonly<Record<InteractionKind, Localized>> = {
  page_view: { en: 'page view', ru: 'просмотр страницы' },
  article: { en: 'article', ru: 'статья' },
  document: { en: 'document', ru: 'документ' },
  comparison: { en: 'comparison', ru: 'сравнение' },
  pricing_view: { en: 'prices', ru: 'цены' },
  technical_docs: { en: 'technical documentation', ru: 'техническая документация' },
  form_submission: { en: 'form', ru: 'форма' },
  demo_request: { en: 'demo request', ru: 'запрос демо' },
  webinar_registration: { en: 'webinar registration', ru: 'регистрация на вебинар' },
  webinar_attendance: { en: 'webinar attended', ru: 'участие в вебинаре' },
  event_registration: { en: 'event registration', ru: 'регистрация на мероприятие' },
  email_open: { en: 'e-mail opened', ru: 'письмо открыто' },
  email_click: { en: 'e-mail clicked', ru: 'переход из письма' },
  email_reply: { en: 'e-mail answered', ru: 'ответ на письмо' },
  meeting: { en: 'meeting', ru: 'встреча' },
  call: { en: 'call', ru: 'звонок' },
  message: { en: 'message', ru: 'сообщение' },
};

export const SENIORITY_NAMES: Readonly<Record<Seniority, Localized>> = {
  c_level: { en: 'top level', ru: 'высшее звено' },
  vp: { en: 'vice president', ru: 'вице-президент' },
  director: { en: 'director', ru: 'директор' },
  manager: { en: 'manager', ru: 'руководитель' },
  senior: { en: 'senior', ru: 'старший специалист' },
  staff: { en: 'staff', ru: 'специалист' },
  unknown: { en: 'rank unknown', ru: 'ранг неизвестен' },
};

export const STAGE_NAMES: Readonly<Record<Stage, Localized>> = {
  target: { en: 'target', ru: 'цель' },
  detected: { en: 'detected', ru: 'замечена' },
  engaged: { en: 'engaged', ru: 'вовлечена' },
  prioritized: { en: 'prioritized', ru: 'в приоритете' },
  qualified: { en: 'qualified', ru: 'квалифицирована' },
  pipeline: { en: 'in the pipeline', ru: 'в воронке' },
  closed: { en: 'closed', ru: 'закрыта' },
};

export const FLAG_NAMES: Readonly<Record<Flag, Localized>> = {
  champion: { en: 'champion', ru: 'чемпион' },
  blocker: { en: 'blocker', ru: 'блокер' },
};

export const STANCE_NAMES: Readonly<Record<Stance, Localized>> = {
  supporter: { en: 'supporter', ru: 'сторонник' },
  neutral: { en: 'neutral', ru: 'нейтрально' },
  sceptic: { en: 'sceptic', ru: 'сомневается' },
  opponent: { en: 'opponent', ru: 'против' },
};

export const PRESENCE_NAMES: Readonly<Record<Presence, Localized>> = {
  introduced: { en: 'introduced', ru: 'знакомы лично' },
  left: { en: 'no longer there', ru: 'больше не участвует' },
};

export const BANT_NAMES: Readonly<Record<BantLetter, Localized>> = {
  budget: { en: 'budget', ru: 'бюджет' },
  authority: { en: 'authority', ru: 'полномочия' },
  need: { en: 'need', ru: 'потребность' },
  timeline: { en: 'timeline', ru: 'сроки' },
};

/** Numbers of a group, by the HubSpot property they are written to. */
export const NUMBER_NAMES: Readonly<Record<string, Localized>> = {
  bg_priority_band: { en: 'Priority band', ru: 'Полоса приоритета' },
  bg_engagement_score: { en: 'Engagement score', ru: 'Балл вовлечённости' },
  bg_priority: { en: 'Priority', ru: 'Приоритет' },
  bg_coverage_identified: { en: 'Coverage: known', ru: 'Покрытие: известны' },
  bg_coverage_engaged: { en: 'Coverage: active', ru: 'Покрытие: активны' },
  bg_coverage_validated: { en: 'Coverage: validated', ru: 'Покрытие: подтверждены' },
  bg_interactions_7d: { en: 'Interactions, 7 days', ru: 'Взаимодействия за 7 дней' },
  bg_active_members_7d: { en: 'Active members, 7 days', ru: 'Активные участники за 7 дней' },
  bg_consensus: { en: 'Consensus', ru: 'Консенсус' },
};
