/** The three operating models, and what a person does in each so that the same deals come about. */
import { randomUUID } from 'node:crypto';
import type { RuleSet } from '../../src/domain/rule-set.ts';
import type { OperatingModel } from '../../src/domain/vocabulary.ts';
import { versionOf } from '../../src/rules/version.ts';
import { loadSampleRules, type World } from './world.ts';

/** The sample configuration with every solution in one model. */
export async function rulesOfModel(operatingModel: OperatingModel): Promise<RuleSet> {
  const { version: _sample, ...rules } = await loadSampleRules();
  const changed = { ...rules, solutions: rules.solutions.map((each) => ({ ...each, operatingModel })) };
  return { version: versionOf(changed), ...changed };
}

export interface Proposed {
  readonly key: string;
  readonly row: string;
  readonly answers: readonly string[];
  readonly people: readonly { readonly contactId: string }[];
  readonly rolesPresent: readonly string[];
  readonly rolesMissing: readonly string[];
}

export async function proposalsOf(world: World, companyId: string): Promise<readonly Proposed[]> {
  const { body } = await world.card(`/api/companies/${companyId}/buying-groups`);
  return (body as { proposals: readonly Proposed[] }).proposals;
}

export async function actOnCompany(world: World, companyId: string, name: string, body: object) {
  const answer = await world.card(`/api/companies/${companyId}/${name}`, { actionId: randomUUID(), ...body });
  await world.drain();
  await world.settle();
  return answer;
}

export async function actOnDeal(world: World, dealId: string, name: string, body: object) {
  const answer = await world.card(`/api/deals/${dealId}/${name}`, { actionId: randomUUID(), ...body });
  await world.drain();
  await world.settle();
  return answer;
}

/** A rep accepts each group that the manual model proposes; answers how many there were. */
export async function acceptGroups(world: World, companyIds: readonly string[]): Promise<number> {
  let accepted = 0;
  for (const companyId of companyIds) {
    for (const { key, row } of await proposalsOf(world, companyId)) {
      if (row !== 'propose_manual') continue;
      const answer = await actOnCompany(world, companyId, 'proposal', { key, answer: 'create' });
      if (answer.status !== 200) throw new Error(`the proposal ${key} could not be accepted`);
      accepted += 1;
    }
  }
  return accepted;
}
