import nock from 'nock';

// No test reaches beyond this machine; a request that nobody planned for is an error.
nock.disableNetConnect();
nock.enableNetConnect('127.0.0.1');
