/** One project per kind of code: the server runs as ECMAScript modules, types stripped and nothing compiled; cards are TSX. */
export default {
  projects: [
    {
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.node/', '<rootDir>/test/browser/'],
      modulePathIgnorePatterns: ['<rootDir>/.node/', '<rootDir>/extensions/'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
    },
    {
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
      globalSetup: '<rootDir>/test/browser/build-once.mjs',
      globalTeardown: '<rootDir>/test/browser/end-once.mjs',
      modulePathIgnorePatterns: ['<rootDir>/.node/', '<rootDir>/extensions/'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
    },
    {
      displayName: 'cards',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/cards/**/*.test.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.node/'],
      modulePathIgnorePatterns: ['<rootDir>/.node/'],
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      transform: { '\\.tsx?$': '<rootDir>/test/support/compile-tsx.mjs' },
    },
  ],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/sequencer.mjs',
  // Half of the time goes into waiting for disks and processes, so that two files at once pay even on two cores.
  maxWorkers: '100%',
  // Half a second, as Jest gives it, is too short on a busy machine: a worker that leaves nothing open was killed and called
  // leaking. One that does leave something open is still told of.
  workerGracefulExitTimeout: 10_000,
};
