/** Whether this installation works: for `/readyz`, in English, and for the settings page, in the language of its reader. */
import type { Localized } from '../domain/vocabulary.ts';
import { oldestPending } from '../facts/inbox.ts';
import { listRefusedSources } from '../facts/sources.ts';
import type { Store } from '../facts/store.ts';
import { tellGaps } from '../worker/current-view.ts';
import { INDISPENSABLE } from '../worker/portal-view.ts';
import type { RunningWorker } from '../worker/run.ts';
import type { Readiness } from '../../webhooks/ports.ts';
import { tellRulesInUse } from './check-rules.ts';
import type { CurrentRules } from './current-rules.ts';

export interface LocalizedCheck {
  readonly name: string;
  readonly ok: boolean;
  /** What is wrong and what to do, or what was found. Never a secret or anything of a person. */
  readonly detail: Localized;
}

export interface LocalizedReadiness {
  readonly ready: boolean;
  readonly checks: readonly LocalizedCheck[];
}

interface Parts {
  readonly store: Store;
  readonly clock: { now(): number };
  readonly rules: Pick<CurrentRules, 'status'>;
  /** `null`: another process works. */
  readonly worker: RunningWorker | null;
}

/** A backlog older than this is reported. */
const OLD_BACKLOG_MS = 5 * 60_000;

export async function readReadiness({ store, clock, rules, worker }: Parts): Promise<LocalizedReadiness> {
  // Deliveries are taken all the same. A worker that cannot read the rules says so itself.
  const told = await tellRulesInUse(store, rules, clock.now());
  const checks = [
    await checkBacklog(store, clock.now()),
    ...(worker === null ? [] : [checkWorker(worker)]),
    ...(told === null ? [] : [{ name: 'rules', ok: true, detail: told }]),
    ...(await tellRefusedSources(store)),
  ];
  return { ready: checks.every(({ ok }) => ok), checks };
}

/** Probes and `doctor` read one language. */
export function tellReadiness({ ready, checks }: LocalizedReadiness): Readiness {
  return { ready, checks: checks.map(({ detail, ...check }) => ({ ...check, detail: detail.en })) };
}

const SILENT_STORE: Localized = {
  en: 'the store does not answer: check the disk of DATA_DIR or the server of DATABASE_URL',
  ru: 'хранилище не отвечает: проверьте диск DATA_DIR или сервер DATABASE_URL',
};

async function checkBacklog(store: Store, now: number): Promise<LocalizedCheck> {
  try {
    const oldest = await oldestPending(store.db);
    const age = oldest === null ? 0 : now - oldest;
    const ok = age < OLD_BACKLOG_MS;
    return { name: 'store', ok, detail: tellBacklog(Math.round(age / 1000), ok) };
  } catch {
    return { name: 'store', ok: false, detail: SILENT_STORE };
  }
}

function tellBacklog(seconds: number, ok: boolean): Localized {
  if (ok) return { en: `backlog ${seconds} s`, ru: `очередь: ${seconds} с` };
  return {
    en: `the oldest delivery waits ${seconds} s`,
    ru: `самая старая доставка ждёт ${seconds} с`,
  };
}

/** Traffic stays welcome without them; a store that does not answer is told of by its own check. */
async function tellRefusedSources({ db }: Store): Promise<LocalizedCheck[]> {
  const refused = await listRefusedSources(db).catch(() => []);
  return refused.map(({ name, problem }) => ({
    name,
    ok: true,
    detail: {
      en: `left out, all else goes on: ${problem.en}`,
      ru: `не читается, всё остальное работает: ${problem.ru}`,
    },
  }));
}

const WORKING: Localized = { en: 'working', ru: 'работает' };

function checkWorker(worker: RunningWorker): LocalizedCheck {
  const { problem, gaps } = worker.status();
  const creates = !gaps.some(({ what }) => INDISPENSABLE.includes(what));
  return { name: 'hubspot', ok: problem === null && creates, detail: problem ?? tellGaps(gaps) ?? WORKING };
}
