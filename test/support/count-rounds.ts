/** Counts what a reader asks of the database, and how often it waits for an answer before it asks on. */
import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../src/facts/store.ts';

export interface Counted {
  readonly db: Database;
  readonly statements: number;
  /** Statements that are asked together, before any of them is answered, are one round. */
  readonly rounds: number;
  reset(): void;
}

export function countRounds(db: Database): Counted {
  let [statements, rounds, answered] = [0, 0, true];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1;
      if (answered) rounds += 1;
      answered = false;
      return node;
    },
    transformResult: ({ result }) => {
      answered = true;
      return Promise.resolve(result);
    },
  };
  return {
    db: db.withPlugin(plugin),
    get statements() {
      return statements;
    },
    get rounds() {
      return rounds;
    },
    reset: () => ([statements, rounds, answered] = [0, 0, true]),
  };
}
