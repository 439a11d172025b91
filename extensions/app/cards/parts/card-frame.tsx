/** What every card does alike: reads its record, shows waiting and failure, and gives the buttons what they need. */
import { Flex, LoadingSpinner } from '@hubspot/ui-extensions';
import { useMemo, type ReactNode } from 'react';

import type { CardApi } from '../api/card-api.ts';
import type { Freshness as FreshnessState, Permissions } from '../api/types.ts';
import { createEnvironment, EnvironmentProvider } from '../locales/environment.ts';
import { useRecord, type Host } from '../state/use-record.ts';
import { ActingProvider } from './acting.tsx';
import { CrashGuard } from './crash-guard.tsx';
import { ReadingFailed } from './failure.tsx';
import { Freshness, StaleWarning } from './freshness.tsx';

interface Common {
  readonly at: string;
  readonly freshness: FreshnessState;
  readonly permissions: Permissions;
}

/** What HubSpot says of who looks at the card, as far as the card needs it. */
export type CardContext = Parameters<typeof createEnvironment>[0];

export interface CardProps<View> {
  readonly api: CardApi<View>;
  readonly host: Host;
  readonly context: CardContext;
}

interface Props<View> extends CardProps<View> {
  readonly show: (view: View) => ReactNode;
}

export function CardFrame<View extends Common>({ api, host, context, show }: Props<View>) {
  const environment = useMemo(() => createEnvironment(context), [context]);
  const { remote, acting, run, reload, dismiss } = useRecord(api, host);
  const mayAct = remote.state === 'ready' && remote.view.permissions.mayAct;
  return (
    <EnvironmentProvider value={environment}>
      <ActingProvider value={{ mayAct, state: acting, run, reload, dismiss, makeId: host.makeId }}>
        {remote.state === 'loading' && (
          <LoadingSpinner label={environment.words.loading} showLabel={true} layout="centered" />
        )}
        {remote.state === 'failed' && <ReadingFailed failure={remote.failure} onRetry={reload} />}
        {remote.state === 'ready' && (
          <CrashGuard words={environment.words} onRetry={reload}>
            <Flex direction="column" gap="sm">
              <StaleWarning freshness={remote.view.freshness} failure={remote.failure} />
              <Shown view={remote.view} show={show} />
              <Freshness {...pickCommon(remote.view)} asking={remote.asking} />
            </Flex>
          </CrashGuard>
        )}
      </ActingProvider>
    </EnvironmentProvider>
  );
}

/** A component of its own, so that the guard around it catches what `show` cannot read. */
function Shown<View>({ view, show }: Pick<Props<View>, 'show'> & { readonly view: View }) {
  return show(view);
}

function pickCommon({ at, freshness, permissions }: Common): Common {
  return { at, freshness, permissions };
}
