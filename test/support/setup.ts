import nock from 'nock';

// No test reaches beyond this machine; a request that nobody planned for is an error.
nock.disableNetConnect();
nock.enableNetConnect('127.0.0.1');

// Jest runs several files in one process: what nock put in the way of sockets must not reach the next file.
afterAll(() => {
  nock.cleanAll();
  nock.restore();
});
