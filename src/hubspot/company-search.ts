/**
 * Companies by their domain, which HubSpot does not hold as a unique property: only the search finds them. It is behind
 * by some moments, so it names companies and never says that there is none of ours to create.
 */
import { objectPage } from './answers.ts';
import { expectValue } from './call.ts';
import type { Send } from './call.ts';
import { BATCH_LIMITS, splitIntoChunks } from './chunks.ts';
import type { CompanyOfDomain } from './planning-calls.ts';
import { searchPath } from './paths.ts';

/** Values of one IN filter; HubSpot's page on the search API, section Limits. */
const DOMAINS = 100;

/**
 * Live companies with these domains, by rising id; a call per 100 domains, and more where more than 200 companies have
 * them. Domains in lower case.
 */
export async function findCompanies(
  send: Send,
  domains: readonly string[],
): Promise<readonly CompanyOfDomain[]> {
  const found: CompanyOfDomain[] = [];
  for (const chunk of splitIntoChunks([...new Set(domains)], DOMAINS)) {
    let after = '0';
    for (;;) {
      const call = toCall(chunk, after);
      const page = expectValue(call, await send(call));
      for (const { id, properties, archived } of page.results)
        if (!archived && properties.domain != null) found.push({ id, domain: properties.domain });
      const next = page.paging?.next?.after;
      if (next === undefined) break;
      after = next;
    }
  }
  return found;
}

function toCall(domains: readonly string[], after: string) {
  return {
    method: 'POST',
    path: searchPath('companies'),
    body: {
      filterGroups: [{ filters: [{ propertyName: 'domain', operator: 'IN', values: domains }] }],
      sorts: ['hs_object_id'],
      properties: ['domain'],
      limit: BATCH_LIMITS.search,
      after,
    },
    bucket: 'search',
    safety: 'repeatable',
    schema: objectPage,
  } as const;
}
