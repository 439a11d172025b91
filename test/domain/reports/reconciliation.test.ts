import { reconcileContacts } from '../../../src/domain/reports/reconciliation.ts';
import type { BuyingGroup, CompanyDecision, Member } from '../../../src/domain/opportunity.ts';

function group(dealId: string | null, priority: number, contactIds: readonly string[]): BuyingGroup {
  const members = contactIds.map((contactId) => ({ contactId, reason: 'interested' }) as Member);
  return { key: `1:x:${priority}`, dealId, members, numbers: { priority } } as unknown as BuyingGroup;
}

function decision(parts: Partial<CompanyDecision>): CompanyDecision {
  const nothing = {
    opportunities: [],
    candidates: [],
    closed: [],
    dataQuality: [],
    ungrouped: [],
    situations: [],
  };
  return { companyId: '1', rulesVersion: 'v', at: 0, ...nothing, ...parts };
}

const contact = (id: string, companyId: string | null = '1') => ({ id, companyId });

describe('the table of contacts and opportunities', () => {
  test('gives a person of two deals one row, on the one that ranks first (R134)', () => {
    const decided = decision({ opportunities: [group('100', 1000, ['1']), group('200', 3000, ['1'])] });
    const { rows, totals } = reconcileContacts([decided], [contact('1')]);
    expect(rows).toEqual([{ contactId: '1', dealId: '200', reason: 'interested', alsoOn: ['100'] }]);
    expect(totals).toEqual({ contacts: 1, opportunities: 2, grouped: 1, ungrouped: {} });
  });

  test('keeps members of a closed deal on it, after those of open ones (R133)', () => {
    const decided = decision({
      opportunities: [group('2', 10, ['b'])],
      closed: [group('1', 3000, ['a', 'b'])],
    });
    const { rows } = reconcileContacts([decided], [contact('a'), contact('b')]);
    expect(rows.map(({ dealId, alsoOn }) => [dealId, alsoOn])).toEqual([
      ['1', []],
      ['2', ['1']],
    ]);
  });

  test('says why somebody is in no deal, and its sums are complete (R134)', () => {
    const decided = decision({
      opportunities: [group(null, 1000, ['soon'])],
      ungrouped: [{ contactId: 'quiet', reason: 'no_interest_yet' }],
    });
    const contacts = [contact('soon'), contact('quiet'), contact('alone', null), contact('far', '9')];
    const { rows, totals } = reconcileContacts([decided], contacts);
    expect(rows.map(({ reason }) => reason)).toEqual([
      'creation_under_way',
      'no_interest_yet',
      'no_company',
      'company_not_decided',
    ]);
    const left = Object.values(totals.ungrouped).reduce((sum, n) => sum + n, 0);
    expect(totals.grouped + left).toBe(totals.contacts);
  });

  test('counts a contact once that is named twice', () => {
    expect(reconcileContacts([], [contact('1'), contact('1')]).totals.contacts).toBe(1);
  });
});
