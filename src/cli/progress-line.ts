/** One line at the foot of a terminal that says how far something is; nothing where nobody watches. */
export interface ProgressLine {
  readonly show: (text: string) => void;
  /** Before anything else is printed. */
  readonly clear: () => void;
}

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>;

const START_OF_LINE = '\r\u001B[2K';

export function createProgressLine(stream: Stream): ProgressLine {
  let shown = false;
  return {
    show: (text) => {
      if (!stream.isTTY) return;
      // A line that wraps could not be taken away again.
      stream.write(`${START_OF_LINE}${text.slice(0, Math.max(1, (stream.columns ?? 80) - 1))}`);
      shown = true;
    },
    clear: () => {
      if (shown) stream.write(START_OF_LINE);
      shown = false;
    },
  };
}

const WIDTH = 24;

/** `left`: `null` where nobody knows. */
export function drawBar(name: string, done: number, left: number | null): string {
  if (left === null) return `${name}: ${done}`;
  const all = done + left;
  const full = all === 0 ? WIDTH : Math.floor((WIDTH * done) / all);
  return `${name} [${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${done} of ${all}`;
}
