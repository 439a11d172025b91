/** What speaks for a role and what against it; the app's words hold the quote, the weight and the rule. */
import { Text } from '@hubspot/ui-extensions';

import type { Assignment } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function EvidenceLines({ assignment }: { readonly assignment: Assignment }) {
  const { say } = useEnvironment();
  return (
    <>
      {assignment.evidence.map(({ words }, index) => (
        <Text key={`for-${index}`} variant="microcopy">{`+ ${say(words)}`}</Text>
      ))}
      {assignment.counterEvidence.map(({ words }, index) => (
        <Text key={`against-${index}`} variant="microcopy">{`− ${say(words)}`}</Text>
      ))}
      {assignment.kept != null && <Text variant="microcopy">{say(assignment.kept.words)}</Text>}
    </>
  );
}
