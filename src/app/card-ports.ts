/** What the edge asks for on behalf of the cards. */
import { performCompanyAct, performDealAct, type ActOutcome } from '../acts/perform-act.ts';
import { parseCompanyAct, parseDealAct, type ParsedAct } from '../acts/parse-act.ts';
import { readCompanyCard, readContactCard, readDealCard, type CardContext } from '../acts/read-cards.ts';
import type { CompiledRules } from '../domain/compile.ts';
import type { Store } from '../facts/store.ts';
import type { RunningWorker } from '../worker/run.ts';
import type { CardAnswer, CardUser, EdgePorts } from '../../webhooks/ports.ts';

export interface CardParts {
  readonly store: Store;
  readonly compiled: CompiledRules;
  readonly worker: RunningWorker | null;
  readonly now: () => number;
}

export function createCardPorts(
  parts: CardParts,
): Pick<EdgePorts, 'readDealCard' | 'readContactCard' | 'readCompanyCard' | 'actOnDeal' | 'actOnCompany'> {
  const contextOf = (user: CardUser): CardContext & { readonly db: Store['db'] } => ({
    db: parts.store.db,
    compiled: parts.compiled,
    user: { id: user.id, email: user.email?.toLowerCase() ?? null },
    now: parts.now(),
    problem: parts.worker?.status().problem ?? null,
  });
  const act = async <Act>(
    parsed: ParsedAct<Act>,
    perform: (actionId: string, act: Act) => Promise<ActOutcome>,
    read: () => Promise<object | 'not_read_yet' | null>,
  ): Promise<CardAnswer> => {
    if (parsed === 'unknown_act') return 'unknown_act';
    if (!parsed.ok) return { faults: parsed.faults };
    const outcome = await perform(parsed.actionId, parsed.act);
    if (outcome !== 'done') return outcome;
    parts.worker?.wake();
    const card = await read();
    if (card === 'not_read_yet') return card;
    return card === null ? 'unknown' : { card };
  };
  return {
    readDealCard: (dealId, user) => readDealCard(contextOf(user), dealId),
    readContactCard: (contactId, user) => readContactCard(contextOf(user), contactId),
    readCompanyCard: (companyId, user) => readCompanyCard(contextOf(user), companyId),
    actOnDeal: (dealId, name, body, user) =>
      act(
        parseDealAct(name, body),
        (actionId, each) => performDealAct(contextOf(user), dealId, actionId, each),
        () => readDealCard(contextOf(user), dealId),
      ),
    actOnCompany: (companyId, name, body, user) =>
      act(
        parseCompanyAct(name, body),
        (actionId, each) => performCompanyAct(contextOf(user), companyId, actionId, each),
        () => readCompanyCard(contextOf(user), companyId),
      ),
  };
}
