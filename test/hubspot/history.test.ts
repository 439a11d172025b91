import { batch, createHarness, listIds, storedObject } from './harness.ts';
import type { BatchInputs } from './harness.ts';

const URL_PROPERTY = 'hs_analytics_last_url';

describe('reading the history of properties', () => {
  test('asks for 50 objects per call, with properties and history at once', async () => {
    const harness = createHarness((request) =>
      batch((request.body as BatchInputs).inputs.map(({ id }) => storedObject(id, { jobtitle: 'CFO' }))),
    );
    const result = await harness.gateway.readHistory(
      'contacts',
      [...listIds(120), '1001'],
      ['jobtitle'],
      [URL_PROPERTY],
    );
    expect(harness.requests.map((request) => (request.body as BatchInputs).inputs.length)).toEqual([
      50, 50, 20,
    ]);
    expect(harness.requests[0]?.body).toMatchObject({
      properties: ['jobtitle'],
      propertiesWithHistory: [URL_PROPERTY],
    });
    expect(result.found).toHaveLength(120);
    expect(result.found[0]).toMatchObject({ id: '1001', properties: { jobtitle: 'CFO' }, history: {} });
    expect(result.missing).toEqual([]);
  });

  test('answers each value with the moment it was set and what set it', async () => {
    const past = (value: string, timestamp: string) => ({ value, timestamp, sourceType: 'ANALYTICS' });
    const harness = createHarness(() =>
      batch([
        {
          ...storedObject('1'),
          propertiesWithHistory: {
            [URL_PROPERTY]: [past('/b', '2026-11-01T10:00:00.250Z'), past('/a', '2026-11-01T09:00:00Z')],
          },
        },
      ]),
    );
    const { found } = await harness.gateway.readHistory('contacts', ['1'], [], [URL_PROPERTY]);
    expect(found[0]?.history).toEqual({
      [URL_PROPERTY]: [
        { value: '/b', at: Date.parse('2026-11-01T10:00:00.250Z'), sourceType: 'ANALYTICS' },
        { value: '/a', at: Date.parse('2026-11-01T09:00:00Z'), sourceType: 'ANALYTICS' },
      ],
    });
  });

  test('names what HubSpot does not have, and throws a partial error of another kind (P28)', async () => {
    const answer = (category: string) =>
      createHarness(() =>
        batch([storedObject('1')], [{ category, message: 'gone', context: { ids: ['2'] } }]),
      ).gateway.readHistory('contacts', ['1', '2'], [], [URL_PROPERTY]);
    expect((await answer('OBJECT_NOT_FOUND')).missing).toEqual(['2']);
    await expect(answer('INTERNAL_ERROR')).rejects.toMatchObject({ name: 'RefusedError' });
  });
});
