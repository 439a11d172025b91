#!/usr/bin/env node
// Runs one of the project's programs on a fresh clone: installs what is missing, brings a Node that is new
// enough, hands signals on and leaves no process behind. Needs nothing but Node 18 and npm itself.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNTIME = join(ROOT, '.node');
const WINDOWS = process.platform === 'win32';
/** What @hubspot/api-client, nock and better-sqlite3 need; below 22 the store's driver crashes without a word. */
const NEEDED = [22, 20];

const PROGRAMS = {
  bg: (args) => [join(ROOT, 'src/main.ts'), ...args],
  node: (args) => args,
  jest: (args) => [join(ROOT, 'node_modules/jest/bin/jest.js'), ...args],
  eslint: (args) => [join(ROOT, 'node_modules/eslint/bin/eslint.js'), ...args],
  prettier: (args) => [join(ROOT, 'node_modules/prettier/bin/prettier.cjs'), ...args],
  tsc: (args) => [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args],
};

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(2);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function isFresh(lockFile, stamp) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lockFile);
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Two commands started together must not install over each other: a folder is the lock. */
function withLock(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
      if (age > 10 * 60_000) rmdirSync(folder);
      else sleep(300);
    }
  }
  try {
    work();
  } finally {
    rmdirSync(folder);
  }
}

function npm(args, cwd) {
  const done = spawnSync(WINDOWS ? 'npm.cmd' : 'npm', args, {
    cwd,
    // stdout belongs to the command that was asked for: `--json` must print JSON and nothing else.
    stdio: ['ignore', 2, 2],
    shell: WINDOWS,
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  if (done.error)
    fail(`npm could not be started: ${done.error.message}. Install Node.js with npm and try again.`);
  if (done.status !== 0) fail(`npm ${args.join(' ')} failed (exit ${done.status}); its message is above.`);
}

function install(cwd, lockFile, stamp, what) {
  if (isFresh(lockFile, stamp)) return;
  withLock(join(ROOT, '.node', '.installing'), () => {
    if (isFresh(lockFile, stamp)) return;
    say(`Setting up: ${what} …`);
    npm(['ci', '--no-audit', '--no-fund'], cwd);
    writeFileSync(stamp, hashOf(lockFile));
  });
}

function installDependencies() {
  const lockFile = join(ROOT, 'package-lock.json');
  install(ROOT, lockFile, join(ROOT, 'node_modules', '.installed'), 'dependencies');
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node to run on: the host's own, or one from npm in a folder of its own, locked by hash. */
function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const source = join(ROOT, 'scripts', 'node-runtime');
  const lockFile = join(source, 'package-lock.json');
  const stamp = join(RUNTIME, '.installed');
  const name = `node-${WINDOWS ? 'win' : process.platform}-${process.arch}`;
  const binary = join(RUNTIME, 'node_modules', name, 'bin', WINDOWS ? 'node.exe' : 'node');
  if (!isFresh(lockFile, stamp) || !existsSync(binary)) {
    mkdirSync(RUNTIME, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) {
      writeFileSync(join(RUNTIME, file), readFileSync(join(source, file)));
    }
    install(RUNTIME, lockFile, stamp, `Node 24 (this host has ${process.versions.node})`);
  }
  if (!existsSync(binary)) {
    fail(
      `Node ${NEEDED.join('.')} or newer is needed; this host has ${process.versions.node} and npm holds none for ${process.platform}-${process.arch}. Install a newer Node.js and try again.`,
    );
  }
  return binary;
}

function run(node, args) {
  const child = spawn(node, args, {
    cwd: process.cwd(),
    // The channel lets the program notice that this process was killed, so that none is left behind.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: withOptions(process.env.NODE_OPTIONS), BG_LAUNCHED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal) process.exit(signal === 'SIGKILL' ? 137 : 143);
    process.exit(code ?? 1);
  });
}

/** Jest runs ECMAScript modules behind a flag; the warning of type stripping says nothing to a user. */
function withOptions(options = '') {
  return [options, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    .filter(Boolean)
    .join(' ');
}

const [program = '', ...args] = process.argv.slice(2);
// As the package's bin, everything after the name is the command of the product itself.
const [name, rest] = program in PROGRAMS ? [program, args] : ['bg', process.argv.slice(2)];
const node = findNode();
installDependencies();
run(node, PROGRAMS[name](rest));
