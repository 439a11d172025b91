import {
  companyDomainOf,
  domainOfEmail,
  normalizeDomain,
  personOf,
  shortCompanyName,
} from '../../src/domain/company.ts';
import { loadSample } from '../support/facts.ts';

const { rules, mail } = await loadSample();

describe('a company name without legal form and quotes', () => {
  test.each([
    ['ООО «Красная ромашка»', 'Красная ромашка'],
    ['Красная ромашка, ООО', 'Красная ромашка'],
    ['ооо "Красная ромашка"', 'Красная ромашка'],
    ['О.О.О. Красная ромашка', 'Красная ромашка'],
    ['Acme, Inc.', 'Acme'],
    ['Acme GmbH & Co. KG', 'Acme &'],
    ['S.p.A. Acme', 'Acme'],
    ['ООО', 'ООО'],
    ['Limited Brands', 'Brands'],
    ['АОНТ', 'АОНТ'],
  ])('«%s» is «%s»', (name, short) => {
    expect(shortCompanyName(name, rules.companies)).toBe(short);
  });

  test.each([null, '', '   ', '«»'])('«%s» is none', (name) => {
    expect(shortCompanyName(name, rules.companies)).toBeNull();
  });
});

describe('the domain of a mailbox', () => {
  test.each([
    ['Elena@Acme.COM', 'acme.com'],
    [' e@почта.рф ', 'почта.рф'],
    ['e@a.b.example.org', 'a.b.example.org'],
    ['no address', null],
    ['a@b@c.com', null],
    ['e@localhost', null],
    [null, null],
  ])('of «%s» is %s', (email, domain) => {
    expect(domainOfEmail(email)).toBe(domain);
  });

  test.each(['x@gmail.com', 'x@mail.ru', 'x@YANDEX.ru', 'x@outlook.com'])('%s tells no company', (email) => {
    expect(companyDomainOf(email, mail)).toBeNull();
  });

  test('of a www host is the company domain', () => {
    expect(companyDomainOf('x@www.acme.com', mail)).toBe('acme.com');
  });
});

test.each([
  ['https://www.acme.com/', 'acme.com'],
  ['HTTP://Acme.com:8080/path?x', 'acme.com'],
  ['www.acme.com', 'acme.com'],
  ['acme.com.', 'acme.com'],
  ['acme', null],
  ['', null],
  [null, null],
])('the domain «%s» is %s', (domain, expected) => {
  expect(normalizeDomain(domain)).toBe(expected);
});

test('one e-mail address is one person, without one each record is its own (R12)', () => {
  expect(personOf({ id: '1', email: 'A@b.com ' })).toBe(personOf({ id: '2', email: 'a@B.com' }));
  expect(personOf({ id: '1', email: '' })).not.toBe(personOf({ id: '2', email: null }));
});
