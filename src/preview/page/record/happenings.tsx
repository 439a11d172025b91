import { useState } from 'react';

import {
  HAPPENINGS,
  type HappeningName,
  type LiveRecord,
  type Locale,
  type RelatedRecord,
} from '../../link/protocol.ts';
import { postJson } from '../call-server.ts';
import { wordsFor } from '../words.ts';

interface HappeningsProps {
  readonly record: LiveRecord;
  readonly locale: Locale;
  readonly onProblem: (message: string) => void;
}

const ON_DEALS: readonly HappeningName[] = ['label', 'off_deal', 'won', 'lost'];

/** Buttons for what people do in the CRM and on the site; the app hears of it by webhooks, as it would from HubSpot. */
export function Happenings({ record, locale, onProblem }: HappeningsProps) {
  const words = wordsFor(locale);
  const people = peopleOf(record);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const contactId = people.some(({ id }) => id === chosen) ? chosen : people[0]?.id;
  const happen = (name: HappeningName) => {
    const { type, id } = record;
    postJson('/preview/happen', { name, record: { type, id }, contactId }).catch((error: unknown) =>
      onProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const shown = HAPPENINGS.filter((name) => record.type === 'deals' || !ON_DEALS.includes(name));
  return (
    <section className="pv-happenings" aria-label={words.happen}>
      <h3>{words.happen}</h3>
      <p>{words.happenHint}</p>
      {people.length > 0 && <Who label={words.who} people={people} value={contactId} onChange={setChosen} />}
      <div>
        {shown.map((name) => (
          <button
            key={name}
            type="button"
            className="pv-button is-sm"
            data-testid={`happen-${name}`}
            onClick={() => happen(name)}
          >
            {words.happenings[name]}
          </button>
        ))}
      </div>
    </section>
  );
}

interface WhoProps {
  readonly label: string;
  readonly people: readonly Pick<RelatedRecord, 'id' | 'name'>[];
  readonly value: string | undefined;
  readonly onChange: (id: string) => void;
}

function Who({ label, people, value, onChange }: WhoProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function peopleOf(record: LiveRecord): readonly Pick<RelatedRecord, 'id' | 'name'>[] {
  return record.type === 'contacts' ? [record] : record.related.filter(({ type }) => type === 'contacts');
}
