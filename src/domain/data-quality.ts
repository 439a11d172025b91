/** What an admin should look at: never an exception, never a guess. */
import { companyDomainOf, domainOfEmail } from './company.ts';
import { DAY } from './engagement.ts';
import type { DataQualityItem } from './opportunity.ts';
import { interactionsOf, showsInterest, type Situation, type SolvedDeal } from './situation.ts';
import type { CompiledRules } from './compile.ts';
import type { Contact, Deal } from './types.ts';

/** Items about one contact, whatever company it is of. */
export function contactQuality(contact: Contact, compiled: CompiledRules): DataQualityItem[] {
  const item = (code: DataQualityItem['code'], detail: string): DataQualityItem => ({
    code,
    object: 'contact',
    id: contact.id,
    detail,
  });
  const items: DataQualityItem[] = [];
  if (contact.email === null) items.push(item('contact_without_email', 'no e-mail address'));
  else if (
    contact.companyId === null &&
    domainOfEmail(contact.email) !== null &&
    companyDomainOf(contact.email, compiled.mail) === null
  ) {
    items.push(
      item('contact_with_free_mail', 'a free mailbox tells no company; associate the contact with one'),
    );
  }
  if (contact.companyId === null)
    items.push(item('contact_without_company', 'no company: belongs to no group'));
  if (contact.jobTitle === null)
    items.push(item('contact_without_title', 'no job title: counts as a person, without role'));
  else if (compiled.readTitle(contact.jobTitle).departments.length === 0) {
    items.push(item('title_not_read', 'no rule reads a department from the job title'));
  }
  return items;
}

export function findDataQuality(situation: Situation): DataQualityItem[] {
  const { company } = situation.facts;
  const items: DataQualityItem[] = situation.colleagues.flatMap((contact) =>
    contactQuality(contact, situation.compiled),
  );
  if (company.name === null) {
    items.push({
      code: 'company_without_name',
      object: 'company',
      id: company.id,
      detail: 'deals are named after the domain or the id',
    });
  }
  const adopted = adoptableDeal(situation)?.deal.id;
  for (const deal of situation.unsolved) {
    if (deal.id === adopted) continue;
    items.push({
      code: 'deal_without_solution',
      object: 'deal',
      id: deal.id,
      detail: `set bg_solution: ${reasonNotAdopted(situation)}`,
    });
  }
  for (const deal of situation.unknownSolution) {
    items.push({
      code: 'deal_with_unknown_solution',
      object: 'deal',
      id: deal.id,
      detail: 'bg_solution names a solution that no rule knows',
    });
  }
  for (const { deal } of situation.open) {
    // A planned deal has nobody until somebody shows interest (R51).
    if (deal.pairs.length > 0 || isPlanned(situation, deal)) continue;
    items.push({
      code: 'deal_without_contacts',
      object: 'deal',
      id: deal.id,
      detail: 'nobody is on this deal',
    });
  }
  return [...items, ...findDuplicates(situation), ...findUnmapped(situation)];
}

function isPlanned({ facts }: Situation, { key }: Deal): boolean {
  return key !== null && facts.targets.some((target) => target.key === key);
}

function findDuplicates({ open }: Situation): DataQualityItem[] {
  const bySolution = Map.groupBy(open, ({ solution }) => solution);
  return [...bySolution.values()].flatMap((deals) => {
    const [first, ...others] = [...deals].sort((a, b) => (a.deal.createdAt ?? 0) - (b.deal.createdAt ?? 0));
    return others.map(({ deal }) => ({
      code: 'duplicate_opportunities' as const,
      object: 'deal' as const,
      id: deal.id,
      detail: `may be a duplicate of deal ${first?.deal.id ?? ''}; nothing is merged`,
    }));
  });
}

/** Content somebody consumed and no rule maps; the admin adds it to `content.yaml` (R119). */
function findUnmapped(situation: Situation): DataQualityItem[] {
  const unmapped = new Set(
    // People of subsidiaries are looked at with these.
    situation.facts.contacts
      .filter((each) => !isOfSubsidiary(situation, each))
      .flatMap(({ id }) =>
        interactionsOf(situation, id)
          .filter((each) => each.solution === null && each.rule === null && each.content !== null)
          .map((each) => (each.content ?? '').replace(/[?#].*$/u, '').slice(0, 200)),
      ),
  );
  return [...unmapped].sort().map((id) => ({
    code: 'unmapped_content',
    object: 'content',
    id,
    detail: 'no rule maps this content to a solution',
  }));
}

function isOfSubsidiary({ facts: { company, family } }: Situation, { companyId }: Contact): boolean {
  return companyId !== null && companyId !== company.id && (family?.companyIds.includes(companyId) ?? false);
}

/** Solutions somebody of the company showed interest in, not too long ago. */
function solutionsInPlay(situation: Situation): string[] {
  const oldest = situation.now - situation.compiled.rules.scoring.maxAgeDays * DAY;
  const { facts, family } = situation;
  const shown = facts.contacts.flatMap((contact) =>
    interactionsOf(situation, contact.id).filter(
      (each) =>
        each.at >= oldest &&
        each.solution !== null &&
        showsInterest(each) &&
        family.isColleague(contact, each.solution),
    ),
  );
  return [...new Set(shown.flatMap(({ solution }) => solution ?? []))].sort();
}

/**
 * A rep's deal of which nobody said what it sells is taken for the only solution the company shows interest
 * in, where there is no other choice to be made; otherwise a person is asked.
 */
export function adoptableDeal(situation: Situation): SolvedDeal | null {
  const [solution, ...others] = solutionsInPlay(situation);
  // What a person emptied is not filled again.
  const [deal, ...more] = situation.unsolved.filter(({ solutionGiven }) => !solutionGiven);
  if (solution === undefined || others.length > 0 || deal === undefined || more.length > 0) return null;
  const known = situation.compiled.solution(solution);
  if (known === null || known.operatingModel === 'manual') return null;
  // Where the parent decides on the solution, the deal is left to a person.
  if (situation.family.homeOf(deal, solution) !== situation.facts.company.id) return null;
  return situation.open.some((each) => each.solution === solution) ? null : { deal, solution };
}

function reasonNotAdopted(situation: Situation): string {
  const n = solutionsInPlay(situation).length;
  if (n === 0) return 'the company shows interest in no solution yet';
  return n > 1
    ? 'the company shows interest in several'
    : 'several deals could be meant, or one is open already';
}
