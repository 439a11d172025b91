/** One project per kind of code: the server runs as ECMAScript modules, types stripped and nothing compiled. */
export default {
  projects: [
    {
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.node/'],
      modulePathIgnorePatterns: ['<rootDir>/.node/', '<rootDir>/extensions/'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
      setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
    },
  ],
  testTimeout: 60_000,
};
