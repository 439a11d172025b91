import { startTestEdge } from './edge-fixture.ts';

test('without a key the route of other systems does not exist, for any method', async () => {
  const edge = await startTestEdge({});
  for (const method of ['POST', 'GET']) {
    const response = await fetch(`${edge.url}/api/events`, { method });
    expect(response.status).toBe(404);
  }
  await edge.close();
});

test('an empty key counts as none, since anybody could send it', async () => {
  const edge = await startTestEdge({ config: { eventsApiKey: '' } });
  const response = await fetch(`${edge.url}/api/events`, {
    method: 'POST',
    headers: { authorization: 'Bearer ' },
  });
  expect(response.status).toBe(404);
  await edge.close();
});
