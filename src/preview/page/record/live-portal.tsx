import type { LiveEvent, LiveRecord, Locale, RecordName } from '../../link/protocol.ts';
import { wordsFor } from '../words.ts';

interface LivePortalProps {
  readonly record: LiveRecord | null;
  readonly events: readonly LiveEvent[];
  readonly locale: Locale;
  readonly onOpen: (record: RecordName) => void;
}

/** What HubSpot holds of the record now, beside the card, so that every act can be seen to arrive. */
export function LivePortal({ record, events, locale, onOpen }: LivePortalProps) {
  const words = wordsFor(locale);
  return (
    <aside className="pv-live" aria-label={words.live} data-testid="portal">
      <h2>{words.live}</h2>
      {record && (
        <>
          <Properties title={words.ours} record={record} />
          <Related title={words.related} record={record} onOpen={onOpen} />
          <details>
            <summary>
              {words.activities} ({record.activities.length})
            </summary>
            <ul>
              {record.activities.map(({ type, id, title }) => (
                <li key={id}>
                  <b>{type}</b> {title}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <h3>{words.events}</h3>
      <ol className="pv-events" data-testid="events">
        {events.map(({ at, kind, by, text }, index) => (
          <li key={`${at}-${events.length - index}`} className={`is-${kind}`}>
            <time>{new Date(at).toLocaleTimeString(locale)}</time>
            {by === 'app' && <b>{words.byApp}</b>} {text}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Properties({ title, record }: { readonly title: string; readonly record: LiveRecord }) {
  if (record.ours.length === 0) return null;
  return (
    <details open>
      <summary>
        {title} ({record.ours.length})
      </summary>
      <dl className="pv-properties">
        {record.ours.map(({ name, label, shown }) => (
          <div key={name} title={name} data-property={name}>
            <dt>{label}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Related({
  title,
  record,
  onOpen,
}: {
  readonly title: string;
  readonly record: LiveRecord;
  readonly onOpen: (record: RecordName) => void;
}) {
  return (
    <details open>
      <summary>
        {title} ({record.related.length})
      </summary>
      <ul className="pv-related">
        {record.related.map((each) => (
          <li key={`${each.type}-${each.id}`} data-related={each.id}>
            <button type="button" className="pv-link" onClick={() => onOpen(each)}>
              {each.name}
            </button>
            <small>{each.detail}</small>
            {each.labels.map((label) => (
              <span key={label} className="pv-label">
                {label}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
