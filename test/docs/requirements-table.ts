/** `docs/requirements.md`: one row per requirement and promise, and how its third column is written. */
import type { Proofs } from './title-ids.ts';

export interface RequirementRow {
  readonly id: string;
  readonly words: string;
  readonly proof: string;
}

/** Nothing to be tested: an argument of the mission, not a demand. */
export const ARGUMENTS: ReadonlySet<string> = new Set(['R19']);

const ROW = /^\| ([RP]\d+) \| (.*) \| (.*) \|$/u;

export function readRequirements(markdown: string): RequirementRow[] {
  return markdown.split('\n').flatMap((line) => {
    const [, id, words, proof] = ROW.exec(line) ?? [];
    return id === undefined || words === undefined || proof === undefined ? [] : [{ id, words, proof }];
  });
}

/** The third column of one row. */
export function describeProof(id: string, proofs: Proofs): string {
  if (ARGUMENTS.has(id)) return 'argument only';
  const files = proofs.get(id) ?? [];
  return files.length === 0 ? 'planned' : files.map((file) => `\`${file}\``).join(', ');
}

/** The page with its third column written anew. */
export function fillProofs(markdown: string, proofs: Proofs): string {
  return markdown
    .split('\n')
    .map((line) => {
      const [, id, words] = ROW.exec(line) ?? [];
      return id === undefined ? line : `| ${id} | ${words} | ${describeProof(id, proofs)} |`;
    })
    .join('\n');
}
