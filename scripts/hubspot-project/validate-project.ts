/** Everything that can be said about the HubSpot project without HubSpot. */
import { checkEntrypoints } from './check-entrypoints.ts';
import { checkScopes } from './check-scopes.ts';
import { checkSources } from './check-sources.ts';
import { checkTexts } from './check-texts.ts';
import { checkProfiles, checkUrls } from './check-urls.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { checkWorkflowActions } from './check-workflow-action.ts';
import { readHandledSubscriptions } from './handled-subscriptions.ts';
import { validateLikeHubSpot } from './hubspot-validator.ts';
import type { ProjectProblem } from './problem.ts';
import { readProject } from './read-project.ts';
import type { Project } from './read-project.ts';
import type { Subscription } from '../../src/worker/subscriptions.ts';

/** Components this project cannot do without. */
const EXPECTED = [
  { type: 'APPLICATION', file: 'app/app-hsmeta.json' },
  { type: 'WEBHOOKS', file: 'app/webhooks/webhooks-hsmeta.json' },
  { type: 'SETTINGS', file: 'app/settings/settings-hsmeta.json' },
  { type: 'PAGE', file: 'app/pages/home-hsmeta.json' },
  { type: 'WORKFLOW_ACTION', file: 'app/workflow-actions/record-interaction-hsmeta.json' },
  { type: 'CARD', file: 'app/cards/buying-group-card-hsmeta.json' },
  { type: 'CARD', file: 'app/cards/contact-card-hsmeta.json' },
  { type: 'CARD', file: 'app/cards/company-card-hsmeta.json' },
] as const;

export interface ProjectReport {
  readonly problems: readonly ProjectProblem[];
  /** The component descriptions that were read. */
  readonly metaFiles: readonly string[];
  /** The names of the profiles they were checked with. */
  readonly profiles: readonly string[];
}

/** `root` is the folder of `hsproject.json`. Each problem is told once, however many profiles show it. */
export async function validateProject(root: string): Promise<ProjectReport> {
  const read = readProject(root);
  if (!read.ok) return { problems: read.problems, metaFiles: [], profiles: [] };
  const { project } = read;
  const names = project.profiles.map(({ name }) => name);
  const found: ProjectProblem[] = [...checkProfiles(project.profiles), ...checkTexts(project)];
  const handled = await readHandledSubscriptions(root);
  for (const name of names.length > 0 ? names : [null])
    found.push(...(await checkWith(project, name, handled)));
  const problems = [...new Map(found.map((problem) => [JSON.stringify(problem), problem])).values()];
  return { problems, metaFiles: project.metaFiles, profiles: names };
}

async function checkWith(
  project: Project,
  name: string | null,
  handled: readonly Subscription[],
): Promise<readonly ProjectProblem[]> {
  const { problems, components } = await validateLikeHubSpot(project, name);
  if (components.length === 0) return problems;
  const profile = project.profiles.find((other) => other.name === name) ?? null;
  const missing = EXPECTED.filter(
    ({ type, file }) =>
      !components.some((component) => component.type === type && component.file === `extensions/${file}`),
  );
  return [
    ...problems,
    ...missing.map(({ type, file }) => ({
      file: `extensions/${file}`,
      message: `The project has no component of the type ${type.toLowerCase().replaceAll('_', '-')}. Restore this file.`,
    })),
    ...checkScopes(components),
    ...checkWebhooks(components, handled),
    ...checkWorkflowActions(components),
    ...checkUrls(components, profile),
    ...checkEntrypoints(project, components),
    ...checkSources(project, components),
  ];
}
