import { BACKENDS, type Bootstrap, type RecordName, type RecordType } from '../link/protocol.ts';
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
  const choose = (name: keyof Choices) => (value: string) => onChoose({ [name]: value });
  return (
    <div className="pv-top">
      <Places {...{ choices, bootstrap, onChoose }} />
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
      <Choice label={words.language} value={choices.locale} options={LANGUAGES} onChange={choose('locale')} />
      <Choice
        label={words.user}
        value={choices.user}
        options={bootstrap.users.map(({ id, note }) => [id, note[choices.locale]])}
        onChange={choose('user')}
      />
      <Choice
        label={words.backend}
        value={choices.backend}
        options={BACKENDS.map((each) => [each, words.backends[each]])}
        onChange={choose('backend')}
      />
    </div>
  );
}

/** The kinds of records, and the pages that stand on none. */
function Places({ choices, bootstrap, onChoose }: Pick<TopBarProps, 'choices' | 'bootstrap' | 'onChoose'>) {
  const { locale, page, type: shown } = choices;
  const pages = bootstrap.cards.filter(({ recordTypes }) => recordTypes.length === 0);
  return (
    <nav className="pv-places" aria-label="Records">
      {TYPES.map((type) => (
        <button
          key={type}
          type="button"
          aria-pressed={page === null && type === shown}
          onClick={() => onChoose({ type, id: null, page: null })}
        >
          {wordsFor(locale).types[type]}
        </button>
      ))}
      {pages.map((card) => (
        <button
          key={card.id}
          type="button"
          aria-pressed={page === card.id}
          onClick={() => onChoose({ page: card.id })}
        >
          {titleOf(card, locale)}
        </button>
      ))}
    </nav>
  );
}

const LANGUAGES = [
  ['en', 'English'],
  ['ru', 'Русский'],
] as const;

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
