/** Whose approval plans need, and who may give it, are rules (R122). */
import { linesOf, loadTexts, placeOf, readSample, sampleWith } from './sample.ts';

const APPROVALS = 'approvals: [marketing, sales]';
const APPROVERS = 'approve_targets: { marketing: everyone, sales: everyone }';

test('a file of an earlier version asks marketing and sales, and lets everyone speak (R122)', async () => {
  const texts = readSample();
  const settings = texts.get('settings.yaml') ?? '';
  texts.set(
    'settings.yaml',
    settings.replace(`targets:\n  ${APPROVALS}\n`, '').replace(`  ${APPROVERS}\n`, ''),
  );
  expect(texts.get('settings.yaml')).not.toMatch(/approvals:|approve_targets:/u);
  const loaded = await loadTexts(texts);
  expect(loaded.ok && loaded.rules.settings).toMatchObject({
    targets: { approvals: ['marketing', 'sales'] },
    permissions: { approveTargets: { marketing: 'everyone', sales: 'everyone' } },
  });
});

test('a solution can ask for less (R122)', async () => {
  const loaded = await loadTexts(
    sampleWith(
      'solutions.yaml',
      '    operating_model: partial\n',
      '    operating_model: full\n    target_approvals: [sales]\n',
    ),
  );
  const approvals = loaded.ok && loaded.rules.solutions.map(({ targetApprovals }) => targetApprovals);
  expect(approvals).toEqual([['sales'], undefined]);
});

test.each([
  [APPROVALS, 'approvals: [finance]', 'finance'],
  [APPROVALS, 'approvals: [sales, sales]', '[sales, sales]'],
  [APPROVERS, 'approve_targets: { marketing: nobody }', 'nobody'],
])(
  'what no side or list of people can be is refused with its place: %s -> %s (R122)',
  async (from, to, word) => {
    const texts = sampleWith('settings.yaml', from, to);
    const loaded = await loadTexts(texts);
    expect(loaded.ok).toBe(false);
    expect(linesOf(loaded)[0]).toContain(placeOf(texts, 'settings.yaml', word));
  },
);
