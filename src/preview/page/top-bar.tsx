import {
  BACKENDS,
  type Backend,
  type Bootstrap,
  type Locale,
  type RecordName,
  type RecordType,
} from '../shared/protocol.ts';
import type { Choices } from './choices.ts';
import { titleOf, wordsFor } from './words.ts';

interface TopBarProps {
  readonly choices: Choices;
  readonly bootstrap: Bootstrap;
  readonly records: readonly RecordName[];
  readonly recordId: string | null;
  readonly onChoose: (change: Partial<Choices>) => void;
}

const TYPES: readonly RecordType[] = ['deals', 'contacts', 'companies'];

export function TopBar({ choices, bootstrap, records, recordId, onChoose }: TopBarProps) {
  const words = wordsFor(choices.locale);
  const pages = bootstrap.cards.filter(({ recordTypes }) => recordTypes.length === 0);
  const place = choices.page ?? choices.type;
  const go = (value: string) => {
    const type = TYPES.find((each) => each === value);
    onChoose(type === undefined ? { page: value } : { type, id: null, page: null });
  };
  return (
    <div className="pv-top">
      <nav className="pv-places" aria-label="Records">
        {TYPES.map((type) => (
          <button key={type} type="button" aria-pressed={place === type} onClick={() => go(type)}>
            {words.types[type]}
          </button>
        ))}
        {pages.map((card) => (
          <button key={card.id} type="button" aria-pressed={place === card.id} onClick={() => go(card.id)}>
            {titleOf(card, choices.locale)}
          </button>
        ))}
      </nav>
      {choices.page === null && (
        <select
          aria-label={words.types[choices.type]}
          value={recordId ?? ''}
          onChange={(event) => onChoose({ id: event.target.value })}
        >
          {records
            .filter(({ type }) => type === choices.type)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      )}
      <span className="pv-fill" />
      <Choice
        label={words.language}
        value={choices.locale}
        options={[
          ['en', 'English'],
          ['ru', 'Русский'],
        ]}
        onChange={(locale) => onChoose({ locale: locale as Locale })}
      />
      <Choice
        label={words.user}
        value={choices.user}
        options={bootstrap.users.map(({ id, note }) => [id, note])}
        onChange={(user) => onChoose({ user })}
      />
      <Choice
        label={words.backend}
        value={choices.backend}
        options={BACKENDS.map((each) => [each, words.backends[each]])}
        onChange={(backend) => onChoose({ backend: backend as Backend })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
