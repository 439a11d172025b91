/** `buying-groups check`: is the configuration valid, and if not, what exactly is wrong where? */
import type { RuleSet } from '../domain/rule-set.ts';
import { loadRules } from '../rules/load-rules.ts';
import { formatProblem } from '../rules/problem.ts';

export interface CheckOptions {
  readonly configDir: string;
  /** Print one JSON document and nothing else. */
  readonly json: boolean;
  /** Takes whole lines, with their line ends. */
  readonly write: (text: string) => void;
}

/** Answers the exit code: 0 when the configuration can be used, 1 when not. */
export async function check({ configDir, json, write }: CheckOptions): Promise<number> {
  const loaded = await loadRules(configDir);
  const problems = loaded.ok ? [] : loaded.problems;
  const warnings = loaded.ok ? loaded.warnings : [];
  if (json) {
    const found = loaded.ok ? { version: loaded.rules.version, counts: countRules(loaded.rules) } : {};
    write(`${JSON.stringify({ ok: loaded.ok, ...found, problems, warnings })}\n`);
    return loaded.ok ? 0 : 1;
  }
  for (const problem of problems) write(`${formatProblem(problem)}\n`);
  for (const warning of warnings) write(`warning: ${formatProblem(warning)}\n`);
  write(
    `${loaded.ok ? summarize(loaded.rules, warnings.length) : summarizeFaults(configDir, problems.length)}\n`,
  );
  return loaded.ok ? 0 : 1;
}

type Counts = Readonly<Record<'solutions' | 'roleRules' | 'contentRules' | 'titleRules', number>>;

function countRules({ solutions, roleRules, content, titles }: RuleSet): Counts {
  const { departments, seniorities, occupations, modifiers } = titles;
  return {
    solutions: solutions.length,
    roleRules: roleRules.length,
    contentRules: content.length,
    titleRules: departments.length + seniorities.length + occupations.length + modifiers.length,
  };
}

function summarize(rules: RuleSet, warnings: number): string {
  const counts = countRules(rules);
  const parts = [
    plural(counts.solutions, 'solution'),
    plural(counts.roleRules, 'role rule'),
    plural(counts.contentRules, 'content rule'),
    plural(counts.titleRules, 'title rule'),
    plural(warnings, 'warning'),
  ];
  return `The configuration is valid, version ${rules.version}: ${parts.join(', ')}.`;
}

function summarizeFaults(configDir: string, problems: number): string {
  return `${plural(problems, 'problem')} in ${configDir}; nothing was changed.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
