import Sequencer from '@jest/test-sequencer';

// nock patches the sockets of the whole process and does not take all of it back, while Jest runs many files in one
// process: the files that use it come last, so that they stand in the way of nobody.
const USES_NOCK = /\/test\/(hubspot|extensions)\//u;

export default class NockLast extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const usesNock = ({ path }) => USES_NOCK.test(path);
    return [...sorted.filter((test) => !usesNock(test)), ...sorted.filter(usesNock)];
  }
}
