/** What a rep takes in within seconds: how much this matters, how it stands, what threatens it, what to do now. */
import {
  Alert,
  AutoGrid,
  Flex,
  Heading,
  Inline,
  ProgressBar,
  StatusTag,
  Text,
  Tile,
} from '@hubspot/ui-extensions';

import type { Gauge, GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';
import { NextStep } from './next-step.tsx';

const BAND_COLOURS = ['default', 'default', 'warning', 'success'] as const;

export function AboveFold({ view }: { readonly view: GroupView }) {
  return (
    <Flex direction="column" gap="sm">
      <Band view={view} />
      <Ended outcome={view.outcome} />
      <AutoGrid columnWidth={220} flexible={true} gap="xs">
        {view.gauges.map((gauge) => (
          <GaugeTile key={gauge.id} gauge={gauge} />
        ))}
      </AutoGrid>
      <WorstRisk risks={view.risks} />
      <NextStep action={view.nextAction} dealId={view.dealId} />
    </Flex>
  );
}

function Band({ view }: { readonly view: GroupView }) {
  const { words, say } = useEnvironment();
  const { band } = view.numbers;
  return (
    <Flex direction="column" gap="xs">
      <Inline gap="xs" align="center">
        <Heading inline={true}>{words.bandTitle(band)}</Heading>
        <StatusTag variant={BAND_COLOURS[band] ?? 'default'}>{words.bands[band] ?? ''}</StatusTag>
      </Inline>
      <Text variant="microcopy">{`${say(view.solution.name)} · ${say(view.stageName)}`}</Text>
      <Text>{say(view.summary)}</Text>
    </Flex>
  );
}

/** How the deal ended, and for a lost one who was never there (R40). */
function Ended({ outcome }: Pick<GroupView, 'outcome'>) {
  const { words, say } = useEnvironment();
  if (outcome === null) return null;
  return (
    <Alert title={say(outcome.words)} variant={outcome.outcome === 'won' ? 'success' : 'info'}>
      {outcome.neverEngaged.map(({ role, name, known }) => (
        <Text key={role} variant="microcopy">
          {`${say(name)}: ${known ? words.neverEngaged : words.neverKnown}`}
        </Text>
      ))}
    </Alert>
  );
}

function GaugeTile({ gauge }: { readonly gauge: Gauge }) {
  const { words, say, percent } = useEnvironment();
  const name = say(gauge.name);
  return (
    <Tile compact={true} testId={`gauge-${gauge.id}`}>
      {gauge.value === null ? (
        <Text format={{ fontWeight: 'demibold' }}>{`${name}: ${words.unknownValue}`}</Text>
      ) : (
        <ProgressBar
          title={name}
          aria-label={name}
          value={gauge.value}
          maxValue={100}
          valueDescription={percent(gauge.value / 100)}
        />
      )}
      <Text variant="microcopy">{say(gauge.words)}</Text>
    </Tile>
  );
}

function WorstRisk({ risks }: Pick<GroupView, 'risks'>) {
  const { words, say } = useEnvironment();
  const [worst, ...others] = risks;
  if (worst === undefined) return null;
  return (
    <Alert
      title={`${words.severity[worst.severity]}: ${say(worst.words)}`}
      variant={worst.severity === 'red' ? 'danger' : 'warning'}
    >
      {others.length > 0 && <Text variant="microcopy">{words.moreRisks(others.length)}</Text>}
    </Alert>
  );
}
