/** A sign for each icon that our cards are likely to name; the others are drawn as a dot that says its name. */
import { mark, sizeOf, type BaseProps } from './common.ts';

const SIGNS: Readonly<Record<string, string>> = {
  add: '+',
  remove: '−',
  edit: '✎',
  delete: '🗑',
  success: '✓',
  checkCircle: '✓',
  approvals: '✓',
  warning: '⚠',
  exclamation: '!',
  exclamationCircle: '!',
  info: 'ⓘ',
  infoNoCircle: 'i',
  question: '?',
  questionCircle: '?',
  block: '⊘',
  refresh: '↻',
  search: '⌕',
  email: '✉',
  calling: '✆',
  appointment: '◷',
  clock: '◷',
  time: '◷',
  star: '★',
  favorite: '★',
  bulb: '✦',
  contact: '☺',
  contacts: '☺',
  group: '☺',
  comment: '✐',
  comments: '✐',
  link: '⛓',
  up: '▲',
  upCarat: '▴',
  down: '▼',
  downCarat: '▾',
  left: '◀',
  right: '▶',
  undo: '↶',
  view: '◉',
  hide: '◌',
  lock: '⚿',
  locked: '⚿',
  dollar: '$',
  trophy: '♛',
  tasks: '☑',
  documents: '▤',
  file: '▤',
  circleFilled: '●',
  circleHollow: '○',
};

interface IconProps extends BaseProps {
  readonly name: string;
  readonly color?: string;
  readonly size?: string;
  readonly screenReaderText?: string;
}

export function Icon({ name, color = 'inherit', size, screenReaderText, ...props }: IconProps) {
  const words =
    screenReaderText === undefined
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': screenReaderText };
  return (
    <span className={`pv-icon is-${color} is-${sizeOf(size, 'md')}`} title={name} {...words} {...mark(props)}>
      {SIGNS[name] ?? '•'}
    </span>
  );
}
