/** What is wrong with a rule set, and where: the admin's editor jumps to it. */

export type RulePath = readonly (string | number)[];

/** What was found at a path of one file, before the path was turned into a line and a column. */
export interface Finding {
  readonly path: RulePath;
  /** Which side of `key: value` is wrong. */
  readonly at: 'key' | 'value';
  /** What stands there, in words or as JSON. */
  readonly got: string;
  /** What should stand there; with what to do where that is not obvious. */
  readonly expected: string;
  /** The nearest valid name. */
  readonly suggestion?: string;
}

export interface Problem {
  /** Folder and name, as the folder was given. */
  readonly file: string;
  /** From 1; 1 where a whole file is meant. */
  readonly line: number;
  readonly column: number;
  /** Such as `content[3].kind`; empty where a whole file is meant. */
  readonly path: string;
  readonly got: string;
  readonly expected: string;
  readonly suggestion?: string;
}

export function makeFinding(
  path: RulePath,
  at: Finding['at'],
  got: string,
  expected: string,
  suggestion?: string,
): Finding {
  return { path, at, got, expected, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** A problem with a file as a whole. */
export function makeFileProblem(file: string, got: string, expected: string, suggestion?: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    path: '',
    got,
    expected,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** `content[3].kind` */
export function formatPath(path: RulePath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** One line: where, what was found, what was expected, what may have been meant. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, path, got, expected, suggestion } = problem;
  const place = [`${file}:${line}:${column}`, path].filter((part) => part !== '').join(' ');
  const hint = suggestion === undefined ? '' : `; did you mean ${JSON.stringify(suggestion)}?`;
  return `${place}: got ${got}, expected ${expected}${hint}`;
}

/** In the order in which somebody reads the files; the order within one place is kept. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
