/** Commands for whoever runs the server: erasing people, and deliveries that could not be taken in. */
import { Argument, type Command } from 'commander';
import { systemClock } from '../hubspot/system-clock.ts';
import { DEAD_LETTER_ACTIONS, deadLetters, type DeadLetterAction } from './dead-letters.ts';
import type { Environment } from './environment.ts';
import { forget } from './forget.ts';
import type { Host } from './host.ts';

interface Parts {
  readonly finish: (code: number) => void;
  readonly host: Host;
  readonly readEnvironment: () => Environment;
}

export function addOperations(program: Command, parts: Parts): void {
  addForget(program, parts);
  addDeadLetters(program, parts);
}

function addForget(program: Command, { finish, host, readEnvironment }: Parts): void {
  program
    .command('forget')
    .description('erase a person from the store, at once')
    .requiredOption('--contact <id>', "the contact's id in HubSpot")
    .option('--json', 'print JSON and nothing else on stdout')
    .action(async ({ contact, json }: { contact: string; json?: boolean }) => {
      const environment = readEnvironment();
      const { HUBSPOT_PORTAL_ID: portalId, HUBSPOT_APP_ID: appId } = environment;
      await host.withStore(environment, async (store) => {
        const identity = { portalId, appId };
        const about = { contactId: contact, store, identity, clock: systemClock };
        finish(await forget({ ...about, json: json === true, write: host.write }));
      });
    });
}

interface DeadLetterFlags {
  readonly all?: boolean;
  readonly body?: boolean;
  readonly json?: boolean;
}

function addDeadLetters(program: Command, { finish, host, readEnvironment }: Parts): void {
  program
    .command('dead-letters')
    .description('what could not be processed: list, show, retry or drop it')
    .addArgument(new Argument('<action>', 'what to do').choices(DEAD_LETTER_ACTIONS))
    .argument('[ids...]', 'ids, or the beginnings of ids')
    .option('--all', 'instead of ids: everything that is parked')
    .option('--body', 'with show: the stored body as well, which may hold personal data')
    .option('--json', 'print JSON and nothing else on stdout')
    .action((action: DeadLetterAction, ids: string[], { all, body, json }: DeadLetterFlags) =>
      host.withStore(readEnvironment(), async ({ db }) => {
        const flags = { all: all === true, body: body === true, json: json === true };
        finish(await deadLetters({ action, ids, ...flags, db, now: systemClock.now(), write: host.write }));
      }),
    );
}
