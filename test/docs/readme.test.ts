import { jest } from '@jest/globals';
import { readEnvironment } from '../../src/cli/environment.ts';
import { runProgram } from '../../src/cli/program.ts';
import { CONTACT_PROPERTIES, DEAL_PROPERTIES } from '../../src/domain/properties.ts';
import { listCode, readProse, readText, sectionOf, tableRows } from './markdown.ts';

const README = readProse('README.md');

/** What a command prints for `--help`. */
async function helpOf(...command: readonly string[]): Promise<string> {
  let text = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    await runProgram([...command, '--help']);
  } finally {
    write.mockRestore();
  }
  return text;
}

async function listCommands(): Promise<string[]> {
  const help = await helpOf();
  const listed = help.slice(help.indexOf('Commands:'));
  return [...listed.matchAll(/^ {2}([a-z-]+)/gmu)]
    .flatMap(([, name]) => name ?? [])
    .filter((name) => name !== 'help');
}

/** Environment variables the program looks at. */
function isKnown(variable: string): boolean {
  const check = readEnvironment({ [variable]: '?' });
  return check.ok
    ? variable in check.environment && variable !== ''
    : check.problems.some((text) => text.startsWith(`${variable}:`));
}

/** Read by the tests, not by the program. */
const OF_TESTS = ['TEST_DATABASE_URL'];

describe('the scopes in the README', () => {
  const { config } = JSON.parse(readText('extensions/app/app-hsmeta.json')) as {
    config: { auth: { requiredScopes: string[]; optionalScopes: string[] } };
  };
  const rows = tableRows(sectionOf(README, 'Scopes'));
  const scopesThatAre = (need: string): string[] =>
    rows.filter((row) => row[1] === need).flatMap(([scope = '']) => listCode(scope));

  test('are those the upload asks for, each as required or optional as it is there', () => {
    expect(scopesThatAre('required').sort()).toEqual([...config.auth.requiredScopes].sort());
    expect(scopesThatAre('optional').sort()).toEqual([...config.auth.optionalScopes].sort());
  });

  test('say why each is needed, and what breaks without it', () => {
    for (const [, , why = '', without = ''] of rows) {
      expect(why).not.toBe('');
      expect(without).not.toBe('');
    }
    expect(rows).toHaveLength(config.auth.requiredScopes.length + config.auth.optionalScopes.length);
  });
});

describe('the environment in the README', () => {
  const documented = tableRows(sectionOf(README, 'Environment')).flatMap(([name = '']) => listCode(name));

  test('every variable in the table is one the program reads', () => {
    expect(documented.length).toBeGreaterThan(10);
    expect(documented.filter((name) => !isKnown(name))).toEqual([]);
  });

  test('every variable the program reads stands in the table', () => {
    const schema = readText('src/cli/environment.ts').replace(/^[\s\S]*z\.object\(/u, '');
    const read = [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gmu)].flatMap(([, name]) => name ?? []);
    expect(read.sort()).toEqual([...documented].sort());
  });

  test('every variable named anywhere in it exists', () => {
    const named = listCode(README).flatMap(
      (code) => /^([A-Z]+(?:_[A-Z0-9]+)+)(?:=.*)?$/u.exec(code)?.[1] ?? [],
    );
    expect(named.filter((name) => !isKnown(name) && !OF_TESTS.includes(name))).toEqual([]);
  });
});

describe('the commands in the README', () => {
  const rows = tableRows(sectionOf(README, 'Commands')).map(([cell = '']) => listCode(cell)[0] ?? '');

  test('are exactly those of the program', async () => {
    const documented = rows.map((row) => row.split(' ')[0]);
    expect(documented.sort()).toEqual((await listCommands()).sort());
  });

  test.each(rows)('%s has the options it is shown with', async (row) => {
    const help = await helpOf(row.split(' ')[0] ?? '');
    const options = row.match(/--[a-z-]+/gu) ?? [];
    expect(options.filter((option) => !help.includes(option))).toEqual([]);
  });

  test('that are called planned do not exist yet', async () => {
    const planned = /- the commands ([\s\S]*?);/u.exec(sectionOf(README, 'What is not there yet'))?.[1] ?? '';
    const commands = await listCommands();
    expect(listCode(planned).filter((name) => commands.includes(name))).toEqual([]);
  });
});

describe('what the README says of the portal', () => {
  test('every property of the app is named, and no other', () => {
    const section = sectionOf(README, 'What it does to your portal');
    const named = new Set(listCode(section).filter((code) => code.startsWith('bg_')));
    expect([...named].sort()).toEqual(
      [...Object.keys(DEAL_PROPERTIES), ...Object.keys(CONTACT_PROPERTIES)].sort(),
    );
  });
});

describe('the routes in the README', () => {
  test('are exactly those of the HTTP edge', () => {
    const documented = tableRows(sectionOf(README, 'Routes')).map(
      ([cell = '']) => (listCode(cell)[0] ?? '').split(' ')[1],
    );
    const edge = readText('webhooks/edge.ts');
    const served = [...edge.matchAll(/\.route\('([^']+)'\)/gu)].map(([, path]) => path);
    expect(documented.sort()).toEqual(served.sort());
  });
});
