/** What the edge asks for on behalf of the cards. */
import { performCompanyAct, performDealAct, type ActOutcome } from '../acts/perform-act.ts';
import { parseCompanyAct, parseDealAct, type ParsedAct } from '../acts/parse-act.ts';
import { readCompanyCard, readContactCard, readDealCard, type CardContext } from '../acts/read-cards.ts';
import type { Store } from '../facts/store.ts';
import type { RunningWorker } from '../worker/run.ts';
import type { CardAnswer, CardUser, EdgePorts } from '../../webhooks/ports.ts';
import type { CurrentRules } from './current-rules.ts';

export interface CardParts {
  readonly store: Store;
  readonly rules: Pick<CurrentRules, 'atHand'>;
  readonly worker: RunningWorker | null;
  readonly now: () => number;
}

export function createCardPorts(
  parts: CardParts,
): Pick<EdgePorts, 'readDealCard' | 'readContactCard' | 'readCompanyCard' | 'actOnDeal' | 'actOnCompany'> {
  const contextOf = async (user: CardUser): Promise<CardContext & { readonly db: Store['db'] }> => ({
    db: parts.store.db,
    compiled: await parts.rules.atHand(),
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
    readDealCard: async (dealId, user) => readDealCard(await contextOf(user), dealId),
    readContactCard: async (contactId, user) => readContactCard(await contextOf(user), contactId),
    readCompanyCard: async (companyId, user) => readCompanyCard(await contextOf(user), companyId),
    actOnDeal: (dealId, name, body, user) =>
      act(
        parseDealAct(name, body),
        async (actionId, each) => performDealAct(await contextOf(user), dealId, actionId, each),
        async () => readDealCard(await contextOf(user), dealId),
      ),
    actOnCompany: (companyId, name, body, user) =>
      act(
        parseCompanyAct(name, body),
        async (actionId, each) => performCompanyAct(await contextOf(user), companyId, actionId, each),
        async () => readCompanyCard(await contextOf(user), companyId),
      ),
  };
}
