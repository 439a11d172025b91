/** What stands in the cells of one row: the company, the money, the people the purchase is expected to need. */
import { normalizeDomain } from '../domain/company.ts';
import { parseMoney } from '../domain/money.ts';
import type { TargetRole } from '../domain/types.ts';
import { ROLES, type Role } from '../domain/vocabulary.ts';
import type { Cells, Refuse } from './read-file.ts';

export type CompanyName =
  { readonly by: 'id'; readonly id: string } | { readonly by: 'domain'; readonly domain: string };

const MOST_PEOPLE = 1000;

export function readCompany(cells: Cells, refuse: Refuse): CompanyName | null {
  const { company_id: id = '', domain: given = '' } = cells;
  if (id !== '' && given !== '') {
    refuse(null, 'both company_id and domain', 'one of them in each row');
    return null;
  }
  if (id !== '') {
    if (/^[1-9]\d{0,18}$/u.test(id)) return { by: 'id', id };
    refuse('company_id', quote(id), 'the id of a company in HubSpot, a number');
    return null;
  }
  const domain = normalizeDomain(given);
  if (domain !== null) return { by: 'domain', domain };
  if (given === '') refuse(null, 'no company', 'company_id or domain');
  else refuse('domain', quote(given), 'a domain such as example.com');
  return null;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function readMoneyCells(
  { expected_value: amount = '', currency = '' }: Cells,
  refuse: Refuse,
): { readonly expectedValue: number | null; readonly currency: string | null } {
  const wellFormed = /^\d{1,13}(?:[.,]\d{1,2})?$/u.test(amount);
  if (amount !== '' && !wellFormed)
    refuse('expected_value', quote(amount), 'an amount such as 1200000 or 1200000.50, without spaces');
  const code = currency.toUpperCase();
  if (currency !== '' && !CURRENCIES.has(code))
    refuse('currency', quote(currency), 'a currency as in ISO 4217, such as EUR');
  else if (currency !== '' && amount === '')
    refuse('expected_value', 'nothing', 'the amount that the currency is of');
  return {
    expectedValue: wellFormed ? parseMoney(amount.replace(',', '.')) : null,
    currency: code === '' ? null : code,
  };
}

/** `technical_validator:2 decision_maker`; a role without number means one person. */
export function readProfile(text: string, refuse: Refuse): readonly TargetRole[] | null {
  if (text === '') return null;
  const profile = text.split(/\s+/u).flatMap((part): TargetRole[] => {
    const [, name = '', number = '1'] = /^([a-z_]+)(?::(\d{1,4}))?$/u.exec(part) ?? [];
    const role = ROLES.find((each) => each === name);
    const count = Number(number);
    if (role !== undefined && count >= 1 && count <= MOST_PEOPLE) return [{ role, count }];
    refuse(
      'roles',
      quote(part),
      `roles with how many people, such as technical_validator:2; roles: ${ROLES.join(', ')}`,
    );
    return [];
  });
  const twice = profile.find(({ role }, n) => profile.findIndex((each) => each.role === role) < n);
  if (twice !== undefined) refuse('roles', `${twice.role} twice`, 'each role once');
  return [...profile].sort((a, b) => orderOf(a.role) - orderOf(b.role));
}

function orderOf(role: Role): number {
  return ROLES.indexOf(role);
}

const LONGEST = 60;

/** A cell as it is repeated in a message. */
export function quote(text: string): string {
  return `"${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`;
}
