import { useState } from 'react';

import type { Bootstrap, LiveRecord, RecordName } from '../link/protocol.ts';
import type { LogLevel } from '../link/worker-link.ts';
import type { ShownAlert } from './cards/card-actions.ts';
import { CardHost } from './cards/card-host.tsx';
import type { Choices } from './choices.ts';
import { titleOf, wordsFor } from './words.ts';

interface CardPlaceProps {
  readonly bootstrap: Bootstrap;
  readonly choices: Choices;
  /** The record the cards stand on; `null` on pages, and where the portal has none of the type. */
  readonly place: Pick<RecordName, 'type' | 'id'> | null;
  /** What the portal holds of it, once that is read: cards do not wait for it, no more than HubSpot's do. */
  readonly record: LiveRecord | null;
  readonly onAlert: (alert: ShownAlert) => void;
  readonly onLog: (level: LogLevel, text: string) => void;
  readonly onRefresh: () => void;
}

/** The cards of the record, or the page; each starts anew where record, user or language change. */
export function CardPlace({ bootstrap, choices, place, record, ...on }: CardPlaceProps) {
  const [round, setRound] = useState(0);
  const { page, type, locale, user, backend } = choices;
  const words = wordsFor(locale);
  const cards = bootstrap.cards.filter(({ id, recordTypes }) =>
    page === null ? recordTypes.includes(type) : id === page,
  );
  if (cards.length === 0) return <p className="pv-hint">{words.noCard}</p>;
  if (page === null && place === null) return null;
  return cards.map((card) => (
    <section
      key={[card.id, place?.id, locale, user, round, backend === 'unset'].join('-')}
      className={`pv-card ${card.location === 'crm.record.sidebar' ? 'is-sidebar' : ''}`}
      aria-label={titleOf(card, locale)}
    >
      <header>
        <h2>{titleOf(card, locale)}</h2>
        <button type="button" className="pv-link" data-testid="reload" onClick={() => setRound(round + 1)}>
          {words.reload}
        </button>
      </header>
      <CardHost
        {...{ bootstrap, card, user, locale, backend, live: record, ...on }}
        record={place}
        onReload={() => setRound((now) => now + 1)}
      />
    </section>
  ));
}
