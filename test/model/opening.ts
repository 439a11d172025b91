/** How every sequence begins: two companies and eight people, in a portal where `install` has run. */
import type { Expected } from './expected.ts';
import { TITLE_NAMES } from './expected.ts';
import type { Stage } from './stage.ts';
import { watch } from './watch.ts';

const PEOPLE = 8;

export function play(stage: Stage, expected: Expected): void {
  const { portal } = stage.sandbox;
  watch(stage, expected);
  for (const name of ['Alpha', 'Beta'])
    expected.companyIds.push(
      portal.createObject('companies', { name, domain: `${name.toLowerCase()}.example` }),
    );
  for (let n = 0; n < PEOPLE; n++) {
    const title = TITLE_NAMES[n % TITLE_NAMES.length]!;
    // Six of the first company, so that groups form soon.
    const companyId = expected.companyIds[n < 6 ? 0 : 1]!;
    const id = portal.createObject('contacts', {
      email: `person${n}@people.example`,
      firstname: `Person${n}`,
      jobtitle: title,
    });
    portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId });
    expected.people.push({ id, title, companyId, alive: true, gone: false, deeds: [] });
  }
  for (const { id } of expected.people.slice(0, 3)) {
    const seen = { hs_analytics_last_url: `https://x.example/hr/compare?visit=${id}` };
    portal.updateObject('contacts', id, seen, { source: 'ANALYTICS', sourceId: null });
  }
}
