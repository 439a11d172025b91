import type { LiveRecord, Locale, RecordName } from '../../link/protocol.ts';
import { wordsFor } from '../words.ts';

interface RecordHeadProps {
  readonly record: LiveRecord;
  readonly locale: Locale;
  readonly onOpen: (record: RecordName) => void;
}

/** Name, stage or title, and the records beside it: what the head of a record shows in any CRM. */
export function RecordHead({ record, locale, onOpen }: RecordHeadProps) {
  return (
    <header className="pv-record-head">
      <span className="pv-avatar" aria-hidden="true">
        {[...record.name.replaceAll(/[^\p{L}\p{N} ]/gu, '')][0] ?? '•'}
      </span>
      <div>
        <small>{wordsFor(locale).types[record.type]}</small>
        <h1>{record.name}</h1>
        <p>{record.subtitle}</p>
      </div>
      <nav>
        {record.related
          .filter(({ type }) => type !== 'contacts')
          .map((each) => (
            <button key={each.id} type="button" className="pv-link" onClick={() => onOpen(each)}>
              {each.name}
            </button>
          ))}
      </nav>
    </header>
  );
}
