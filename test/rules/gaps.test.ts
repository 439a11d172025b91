import { linesOf, loadTexts, placeOf, readSample, sampleWith } from './sample.ts';

describe('rules that are valid and still do not do what is expected give a warning', () => {
  test('a required role that no rule can give', async () => {
    const texts = sampleWith(
      'solutions.yaml',
      'role: end_user, required: false',
      'role: influencer, required: true',
    );
    const roles = texts.get('roles.yaml') ?? '';
    texts.set('roles.yaml', roles.replaceAll('role: influencer', 'role: end_user'));
    const loaded = await loadTexts(texts);
    expect(loaded.ok).toBe(true);
    const [first, ...others] = linesOf(loaded);
    expect([first]).toEqual([
      `${placeOf(texts, 'solutions.yaml', 'influencer')} solutions[0].template[4].role: got "influencer", expected a ` +
        'role that some rule of roles.yaml can give for hr_system, or required: false',
    ]);
    // The rules for the role that was replaced have nothing left to say, either.
    expect(others).toEqual([
      expect.stringContaining('role_rules[9].role: got "end_user"'),
      expect.stringContaining('role_rules[10].role: got "end_user"'),
    ]);
  });

  test('a solution to which no content leads', async () => {
    const texts = readSample();
    const content = (texts.get('content.yaml') ?? '').replaceAll(
      'solution: analytics_platform',
      'solution: hr_system',
    );
    const loaded = await loadTexts(texts.set('content.yaml', content));
    expect(loaded.ok).toBe(true);
    expect(linesOf(loaded)).toEqual([
      expect.stringContaining(
        'solutions[1].id: got "analytics_platform", expected an id that some entry of content.yaml',
      ),
      // Nor can anybody show its pain.
      expect.stringContaining('situations[1].pain.topics: got ["scattered_reporting"]'),
    ]);
  });

  test('opened e-mails that make people active', async () => {
    const loaded = await loadTexts(sampleWith('scoring.yaml', '  - article', '  - email_open\n  - article'));
    expect(loaded.ok).toBe(true);
    expect(linesOf(loaded)).toEqual([
      expect.stringContaining('meaningful[0]: got "email_open", expected kinds that show'),
    ]);
  });
});
