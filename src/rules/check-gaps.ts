/** Rules that are valid and still will not do what somebody expects of them. */
import type { RuleSet } from '../domain/rule-set.ts';
import type { InteractionKind } from '../domain/vocabulary.ts';
import type { FileFinding } from './check-references.ts';
import { checkRoleRules } from './check-role-rules.ts';
import { checkSituations } from './check-situations.ts';
import { checkStageEntry } from './check-stage-entry.ts';
import { checkTitlePhrases } from './check-title-phrases.ts';
import { makeFinding } from './problem.ts';

/** Opened e-mails and page views show nothing of a person's interest; any rule on "active" rests on that. */
const NEVER_MEANINGFUL: readonly InteractionKind[] = ['email_open', 'page_view'];

export function checkGaps(rules: Omit<RuleSet, 'version'>): FileFinding[] {
  return [
    ...findRolesWithoutRule(rules),
    ...findSolutionsWithoutContent(rules),
    ...findNoise(rules),
    ...checkRoleRules(rules),
    ...checkTitlePhrases(rules),
    ...checkStageEntry(rules),
    ...checkSituations(rules),
  ];
}

/** Such a role is found only where a person says so. */
function findRolesWithoutRule({ solutions, roleRules }: Omit<RuleSet, 'version'>): FileFinding[] {
  return solutions.flatMap(({ id, template }, index) =>
    template.flatMap(({ role, required }, place) => {
      const given = roleRules.some((rule) => rule.role === role && (rule.solutions?.includes(id) ?? true));
      if (given || !required) return [];
      const path = ['solutions', index, 'template', place, 'role'];
      const expected = `a role that some rule of roles.yaml can give for ${id}, or required: false`;
      return [
        {
          file: 'solutions.yaml' as const,
          finding: makeFinding(path, 'value', JSON.stringify(role), expected),
        },
      ];
    }),
  );
}

/** Nothing would ever be detected for it. */
function findSolutionsWithoutContent({ solutions, content }: Omit<RuleSet, 'version'>): FileFinding[] {
  return solutions.flatMap(({ id }, index) => {
    if (content.some(({ solution }) => solution === id)) return [];
    const expected =
      'an id that some entry of content.yaml leads to; without one no interest in it is ever seen';
    const finding = makeFinding(['solutions', index, 'id'], 'value', JSON.stringify(id), expected);
    return [{ file: 'solutions.yaml' as const, finding }];
  });
}

function findNoise({ scoring }: Omit<RuleSet, 'version'>): FileFinding[] {
  return scoring.meaningful.flatMap((kind, index) => {
    if (!NEVER_MEANINGFUL.includes(kind)) return [];
    const expected = 'kinds that show interest: opened e-mails and page views make everybody active';
    const finding = makeFinding(['meaningful', index], 'value', JSON.stringify(kind), expected);
    return [{ file: 'scoring.yaml' as const, finding }];
  });
}
