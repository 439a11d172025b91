import type { Locale } from '../link/protocol.ts';
import type { LogLevel } from '../link/worker-link.ts';
import { wordsFor } from './words.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

interface LogPanelProps {
  readonly lines: readonly LogLine[];
  readonly locale: Locale;
}

/** Opens by itself when something went wrong. */
export function LogPanel({ lines, locale }: LogPanelProps) {
  const words = wordsFor(locale);
  const wrong = lines.filter(({ level }) => level === 'error').length;
  return (
    <details className="pv-log" open={wrong > 0} data-testid="log" data-errors={wrong}>
      <summary>
        {words.log} ({lines.length})
      </summary>
      {lines.length === 0 ? <p>{words.quiet}</p> : null}
      <ol>
        {lines.map(({ level, text }, index) => (
          <li key={index} className={`is-${level}`}>
            <b>{level}</b> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
