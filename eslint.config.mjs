import uiExtensions from '@hubspot/eslint-config-ui-extensions';
import tseslint from 'typescript-eslint';

/** Dependencies point one way; each folder lists what it must not reach for. */
const forbid = (groups, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }],
});

const CLOCK = 'Time is an argument here: take `now` in milliseconds.';

/** A comparison that stops at the first wrong byte tells an attacker how far he got (P4). */
const SIGNATURE_COMPARISON = {
  selector:
    'BinaryExpression[operator=/^[!=]==?$/]:matches([left.name=/(signature|digest|hmac)/i], [right.name=/(signature|digest|hmac)/i], [left.property.name=/(signature|digest|hmac)/i], [right.property.name=/(signature|digest|hmac)/i])',
  message: 'Compare signatures with timingSafeEqual.',
};

export default tseslint.config(
  { ignores: ['node_modules', '.node', '.data', 'coverage', 'artifacts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', SIGNATURE_COMPARISON],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      ...forbid(
        [
          'node:*',
          '**/rules/**',
          '**/facts/**',
          '**/hubspot/**',
          '**/worker/**',
          '**/sandbox/**',
          '**/preview/**',
          '**/cli/**',
          '**/webhooks/**',
          'express',
          'kysely',
          'pg',
          'better-sqlite3',
          'pino',
          'zod',
          '@hubspot/*',
        ],
        'The domain is pure: no I/O, no framework, nothing of ours outside src/domain.',
      ),
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'Buffer'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK },
        { object: 'Math', property: 'random', message: 'Randomness is an argument here.' },
      ],
      'no-restricted-syntax': [
        'error',
        SIGNATURE_COMPARISON,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
      ],
    },
  },
  {
    files: ['src/rules/**/*.ts'],
    rules: forbid(
      [
        '**/facts/**',
        '**/hubspot/**',
        '**/worker/**',
        '**/sandbox/**',
        '**/preview/**',
        '**/cli/**',
        '**/webhooks/**',
      ],
      'Rules know the domain and nothing else of ours.',
    ),
  },
  {
    files: ['src/facts/**/*.ts'],
    rules: forbid(
      [
        '**/rules/**',
        '**/hubspot/**',
        '**/worker/**',
        '**/sandbox/**',
        '**/preview/**',
        '**/cli/**',
        '**/webhooks/**',
      ],
      'The store knows the domain types and nothing else of ours.',
    ),
  },
  {
    files: ['src/hubspot/**/*.ts'],
    rules: forbid(
      [
        '**/rules/**',
        '**/facts/**',
        '**/worker/**',
        '**/sandbox/**',
        '**/preview/**',
        '**/cli/**',
        '**/webhooks/**',
      ],
      'The gateway is the only module that knows HubSpot, and it knows nothing else of ours but the domain.',
    ),
  },
  {
    files: ['src/acts/**/*.ts'],
    rules: forbid(
      ['**/rules/**', '**/hubspot/**', '**/worker/**', '**/sandbox/**', '**/cli/**', '**/webhooks/**'],
      'Acts turn what people do into facts; they know the domain and the store and nothing else of ours.',
    ),
  },
  {
    files: ['src/sandbox/**/*.ts'],
    rules: forbid(
      [
        '**/domain/**',
        '**/rules/**',
        '**/facts/**',
        '**/hubspot/**',
        '**/worker/**',
        '**/preview/**',
        '**/cli/**',
        '**/webhooks/**',
      ],
      'The sandbox plays HubSpot: it must not share code with what it tests.',
    ),
  },
  {
    files: [
      'src/worker/**/*.ts',
      'src/reports/**/*.ts',
      'webhooks/**/*.ts',
      'src/app/**/*.ts',
      'src/install/**/*.ts',
    ],
    rules: forbid(
      ['**/sandbox/**', '**/cli/**', '**/preview/**'],
      'The product knows neither the sandbox nor the preview nor its commands.',
    ),
  },
  /** HubSpot's own rules for what runs in its worker: no HTML, no DOM, no imports from outside. */
  ...uiExtensions.configs.default.map((each) => ({
    ...each,
    files: (each.files ?? []).map((pattern) => `extensions/${pattern}`),
  })),
  {
    files: ['extensions/app/cards/**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['src/cli/**/*.ts', 'bench/**/*.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },
);
