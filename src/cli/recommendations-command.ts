/** `recommendations approve|decline|withdraw ID`, as commander reads it. */
import { Argument, type Command } from 'commander';
import { compileRuleSet } from '../app/compile.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Environment } from './environment.ts';
import type { Host } from './host.ts';
import {
  answerRecommendation,
  RECOMMENDATION_ACTIONS,
  type RecommendationAction,
} from './recommendations.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
  readonly readRules: (environment: Environment) => Promise<RuleSet>;
}

export function addRecommendations(
  program: Command,
  { finish, host, readEnvironment, readRules }: Parts,
): void {
  program
    .command('recommendations')
    .description('answer what the reports recommend; "report recommendations" lists it')
    .addArgument(new Argument('<action>', 'what to do').choices(RECOMMENDATION_ACTIONS))
    .argument('<id>', 'which recommendation')
    .option('--by <who>', 'user id or address of who answers')
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async (action: RecommendationAction, id: string, flags: { by?: string; json?: boolean }) => {
      const environment = readEnvironment();
      const rules = await readRules(environment);
      await host.withStore(environment, async ({ db }) => {
        const { language } = rules.settings;
        const context = { db, compiled: compileRuleSet(rules), now: Date.now(), language };
        const given = { action, id, by: flags.by, json: flags.json === true };
        finish(await answerRecommendation({ ...given, context, write: host.write }));
      });
    });
}
