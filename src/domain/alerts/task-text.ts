/** What stands in a task: words in the language the app writes, as HubSpot's editor takes them. */
import { cutText } from '../cut-text.ts';
import { count } from '../words.ts';
import type { Language, Localized } from '../vocabulary.ts';
import type { AlertKind, Play } from './alert-settings.ts';
import type { PlannedTask } from './plan-tasks.ts';

export const ALERT_NAMES: Readonly<Record<AlertKind, Localized>> = {
  blocker: { en: 'Somebody may block the purchase', ru: 'Покупку могут заблокировать' },
  role_missing: { en: 'A required role is missing', ru: 'Не хватает обязательной роли' },
  late_surprise: { en: 'Somebody appeared late', ru: 'Появился новый участник' },
  champion_silent: { en: 'The champion is silent', ru: 'Чемпион молчит' },
  person_ready: { en: 'Ready to talk', ru: 'Можно связаться' },
  group_detected: { en: 'A buying group forms', ru: 'Формируется покупательская группа' },
  stalled: { en: 'The deal has stalled', ru: 'Сделка застряла' },
  proposal_waiting: { en: 'A proposal waits', ru: 'Предложение ждёт ответа' },
  silent_after_close: { en: 'Keep in touch after the purchase', ru: 'Поддержите контакт после покупки' },
};

export interface TaskText {
  readonly subject: string;
  /** HTML. */
  readonly body: string;
  readonly priority: 'HIGH' | 'MEDIUM';
}

/** HubSpot takes 65,536 characters. */
const LONGEST_BODY = 60_000;

/** Found in a task by {@link bearsMark}, so that a task whose making was never answered is not made twice. */
export function markOf(id: string): string {
  return `[bg-${id.slice(0, 24)}]`;
}

export function bearsMark(body: string | null, id: string): boolean {
  return body?.includes(markOf(id)) ?? false;
}

export function textOfAlerts(
  { source, alerts }: Pick<PlannedTask, 'source' | 'alerts'>,
  plays: readonly Play[],
  id: string,
  language: Language,
): TaskText {
  const [first] = alerts;
  const title = first === undefined ? '' : ALERT_NAMES[first.kind][language];
  const things = new Set(alerts.map(({ opportunity }) => opportunity)).size;
  const subject =
    source === 'digest'
      ? {
          en: `Buying groups: ${count(things, 'opportunity', 'en')}`,
          ru: `Покупательские группы: ${count(things, 'opportunity', 'ru')}`,
        }[language]
      : `${title}: ${first?.name ?? ''}`;
  const groups = [...Map.groupBy(alerts, ({ opportunity }) => opportunity).values()];
  const lines = groups.flatMap((group) => [
    ...(source === 'digest' ? [`<strong>${escapeHtml(group[0]?.name ?? '')}</strong>`] : []),
    ...group.flatMap((alert) => alert.lines.map((line) => escapeHtml(line[language]))),
  ]);
  const offered = plays.length === 0 ? [] : [escapeHtml(offer(plays, language))];
  return {
    subject: cutText(subject),
    body: joinLines([...lines, ...offered], id),
    priority: alerts.some(({ severity }) => severity === 'red') ? 'HIGH' : 'MEDIUM',
  };
}

/** R67: what can be done with one click, where it can be clicked. */
function offer(plays: readonly Play[], language: Language): string {
  const names = plays.map(({ name }) => name[language]).join(', ');
  return language === 'ru'
    ? `Что можно сделать (на карточке): ${names}.`
    : `What to do (on the card): ${names}.`;
}

/** `people`: in the words of `tellPerson`. */
export function textOfPlay(
  play: Pick<Play, 'name' | 'text'>,
  group: string,
  people: readonly string[],
  id: string,
  language: Language,
): TaskText {
  const lines = [play.text[language], ...people.map((who) => `• ${who}`)].map(escapeHtml);
  return {
    subject: cutText(`${play.name[language]}: ${group}`),
    body: joinLines(lines, id),
    priority: 'MEDIUM',
  };
}

/** The mark stands last and is never cut. */
function joinLines(lines: readonly string[], id: string): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 4;
    if (length > LONGEST_BODY) break;
    kept.push(line);
  }
  return [...kept, markOf(id)].join('<br>');
}

/** Names and pages come from strangers' forms. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
