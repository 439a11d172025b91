/** `npm run bench`: all benchmarks one after the other, each in a process of its own; exit code 0 when all came through. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = [
  'hubspot-calls',
  'decide',
  'titles',
  'event-to-written',
  'acknowledge',
  'card-read',
  'card-paint',
];

let stopped = false;

function run(name: string): Promise<number> {
  const path = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  console.log(`\n== ${name} ==`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path], { stdio: 'inherit' });
    const stop = (): void => {
      stopped = true;
      child.kill();
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
      resolve(code ?? 1);
    });
  });
}

for (const name of BENCHMARKS) {
  if (stopped) break;
  const code = await run(name);
  if (code === 0) continue;
  console.error(`${name} ended with code ${code}; its message is above. Alone: node bench/${name}.ts`);
  process.exitCode = 1;
}
