/** The environment, checked as a whole: every wrong variable is named at once, with where to find the right value. */
import { z } from 'zod';
import { checkBaseUrl } from '../hubspot/base-url.ts';

const WHERE: Readonly<Record<string, string>> = {
  HUBSPOT_ACCESS_TOKEN: 'HubSpot › Development › Projects › your app › Distribution: the access token',
  HUBSPOT_CLIENT_SECRET: 'HubSpot › Development › Projects › your app › Auth: the client secret',
  HUBSPOT_APP_ID: 'HubSpot › Development › Projects › your app › Auth: the app id',
  HUBSPOT_PORTAL_ID: 'HubSpot: the account id in the upper right menu',
  HUBSPOT_API_URL: 'leave it out for HubSpot itself; http is allowed for this machine only',
  HUBSPOT_RATE_LIMIT: 'leave it out to read the limit from HubSpot',
  PUBLIC_URL: 'the https address under which HubSpot reaches this server, without a path',
  DATABASE_URL: 'postgres://user:password@host:5432/name, or leave it out for SQLite in DATA_DIR',
};

const digits = z.string().regex(/^\d+$/u, 'a number');
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const schema = z.object({
  HUBSPOT_ACCESS_TOKEN: z.string().min(1).optional(),
  HUBSPOT_CLIENT_SECRET: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((secret) => secret.trim())
        .filter(Boolean),
    )
    .optional(),
  HUBSPOT_APP_ID: digits.optional(),
  HUBSPOT_PORTAL_ID: digits.optional(),
  HUBSPOT_API_URL: z
    .string()
    .default('https://api.hubapi.com')
    .superRefine((url, context) => {
      const check = checkBaseUrl(url);
      if (!check.valid)
        context.addIssue({ code: 'custom', message: check.message.replace(/^HUBSPOT_API_URL: /u, '') });
    }),
  HUBSPOT_RATE_LIMIT: z.coerce.number().int().min(1).max(10_000).optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/u, error: 'an address such as https://bg.example.com' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .optional(),
  ACCEPT_SIGNATURE_V1: flag.default(false),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//u, 'an address that begins with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  CONFIG_DIR: z.string().min(1).default('config'),
  EVENTS_API_KEY: z.string().min(16, 'at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Environment = z.infer<typeof schema>;

export type EnvironmentCheck =
  | { readonly ok: true; readonly environment: Environment }
  | { readonly ok: false; readonly problems: readonly string[] };

/** An empty variable counts as not set, as in a shell script that passes what it has. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): EnvironmentCheck {
  const set = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name in schema.shape && value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return { ok: true, environment: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(describe) };
}

/** The value itself is never repeated: it may be a secret. */
function describe(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const where = WHERE[name];
  return `${name}: ${issue.message}${where === undefined ? '' : `. Where to find it: ${where}`}`;
}

const NEEDED_BY_SERVE = ['HUBSPOT_ACCESS_TOKEN', 'HUBSPOT_CLIENT_SECRET', 'PUBLIC_URL'] as const;

/** What `serve` cannot do without; the demo needs none of it. */
export function missingForServe(environment: Environment): string[] {
  return NEEDED_BY_SERVE.filter(
    (name) => environment[name] === undefined || environment[name]?.length === 0,
  ).map((name) => `${name} is not set. Where to find it: ${WHERE[name] ?? ''}`);
}
