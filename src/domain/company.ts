/** Who works where: e-mail domains and company names. */
import type { CompanyRules } from './rule-set.ts';

/** The domain of an e-mail address in lower case, `null` where the text is not one. */
export function domainOfEmail(email: string | null): string | null {
  const match = /^[^\s@]+@([^\s@]+\.[^\s@.]{2,})$/u.exec(email?.trim().toLowerCase() ?? '');
  return match?.[1] ?? null;
}

/** A domain as HubSpot and people write it (`https://www.acme.com/`), reduced to `acme.com`. */
export function normalizeDomain(domain: string | null): string | null {
  const bare = (domain ?? '')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/\.$/u, '');
  return /^[^\s@/]+\.[^\s@/.]{2,}$/u.test(bare) ? bare : null;
}

export interface MailDomains {
  /** The domain says nothing of a company: many people have mailboxes there. */
  isFreeMail(domain: string): boolean;
}

/** How companies are loaded, as rules have it. */
export interface CompanyReading extends MailDomains {
  /** Some rule joins subsidiaries to their parents, so that families are decided as one. */
  readonly familiesJoin: boolean;
}

/** The domain that tells a contact's company, `null` for free mail and for what is no address. */
export function companyDomainOf(email: string | null, mail: MailDomains): string | null {
  const domain = domainOfEmail(email);
  return domain === null || mail.isFreeMail(domain) ? null : normalizeDomain(domain);
}

/** A company's name without legal form and quotes: ООО «Красная ромашка» is Красная ромашка. */
export function shortCompanyName(
  name: string | null,
  rules: Pick<CompanyRules, 'legalForms'>,
): string | null {
  const forms = new Set(rules.legalForms.map(foldWord));
  const words = (name ?? '')
    .normalize('NFKC')
    .replace(/[«»"“”„'‘’`]/gu, ' ')
    .split(/[\s,]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word) => !forms.has(foldWord(word)));
  const short = (kept.length > 0 ? kept : words).join(' ').trim();
  return short === '' ? null : short;
}

function foldWord(word: string): string {
  return word.toLowerCase().replaceAll('ё', 'е').replace(/[.]/gu, '');
}

/** What the same person is known by: two contacts with one e-mail address are one person (R12). */
export function personOf(contact: { readonly id: string; readonly email: string | null }): string {
  const email = contact.email?.trim().toLowerCase() ?? '';
  return email === '' ? `contact:${contact.id}` : `email:${email}`;
}
