/** Through whom we reach each member of a group (R161). */
import { readAccess } from '../../src/domain/card/access.ts';
import type { PresenceFact } from '../../src/domain/said-facts.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';
import { act, ago, decideOne, deal, loadSample } from '../support/facts.ts';
import { ELENA, RED_DAISY, SERGEY } from './stories.ts';

const compiled = await loadSample();
const OLGA = '103';

const presence = (contactId: string, word: PresenceFact['presence']): PresenceFact => ({
  opportunity: '900',
  contactId,
  presence: word,
  at: ago(1),
});

function accessIn(parts: Partial<CompanyFacts>): Readonly<Record<string, string>> {
  const people = [ELENA, SERGEY, OLGA];
  const group = decideOne({ ...RED_DAISY, deals: [deal('900', people)], ...parts }, compiled);
  const access = readAccess(group);
  return Object.fromEntries(
    group.members
      .filter(({ contactId }) => people.includes(contactId))
      .map((each) => [each.contactId, access(each)]),
  );
}

const quiet = [ELENA, SERGEY, OLGA].map((id) => act(id, 'document', 1));

test('nobody is known through others while we have spoken with nobody (R161)', () => {
  expect(accessIn({ interactions: quiet })).toEqual({ [ELENA]: 'none', [SERGEY]: 'none', [OLGA]: 'none' });
});

test('once we have spoken with one member, the others are reached through that one (R161)', () => {
  expect(accessIn({ interactions: [...quiet, act(ELENA, 'meeting', 1)] })).toEqual({
    [ELENA]: 'direct',
    [SERGEY]: 'indirect',
    [OLGA]: 'indirect',
  });
});

test('an introduction counts as much as a talk, and whoever left introduces us to nobody', () => {
  const met = accessIn({ interactions: quiet, presenceFacts: [presence(ELENA, 'introduced')] });
  expect([met[ELENA], met[SERGEY]]).toEqual(['direct', 'indirect']);
  const interactions = [...quiet, act(ELENA, 'meeting', 1)];
  const gone = accessIn({ interactions, presenceFacts: [presence(ELENA, 'left')] });
  expect(gone[SERGEY]).toBe('none');
});
