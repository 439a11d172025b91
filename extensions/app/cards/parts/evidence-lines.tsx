/** What speaks for a role and what against it, in words, with what each counts. */
import { Text } from '@hubspot/ui-extensions';

import type { Assignment } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

/** Shown as it is weighed: the person's words in quotes, what they say, how much that counts. */
export function EvidenceLines({ assignment }: { readonly assignment: Assignment }) {
  const { words, say, percent, day } = useEnvironment();
  const quote = (text: string | null) => (text === null ? '' : ` «${text}»`);
  const when = (at: string | number | null) => (at === null ? '' : `, ${day(new Date(at).toISOString())}`);
  return (
    <>
      {assignment.evidence.map((each, index) => (
        <Text key={`for-${index}`} variant="microcopy">
          {`+ ${say(each.words)}${quote(each.text)}${when(each.at)} (${words.weight(percent(each.weight))}; ${each.rule})`}
        </Text>
      ))}
      {assignment.counterEvidence.map((each, index) => (
        <Text key={`against-${index}`} variant="microcopy">
          {`− ${say(each.words)}${quote(each.text)} (${words.against(percent(each.factor))}; ${each.rule})`}
        </Text>
      ))}
    </>
  );
}
