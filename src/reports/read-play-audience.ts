import { peopleOfPlay } from '../domain/alerts/plays.ts';
import { reportPlayAudience, type AudienceMember } from '../domain/reports/play-audience.ts';
import type { Report } from '../domain/reports/report.ts';
import { readAllChosenPlays } from '../facts/acts.ts';
import { decideCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

/** Of every choice that stands, whoever belongs to the group now. */
export async function readPlayAudience(context: ReportContext): Promise<Report> {
  const { db, compiled, language } = context;
  const plays = new Map(
    compiled.rules.settings.plays.flatMap((play) =>
      play.makes === 'audience' ? [[play.id, play] as const] : [],
    ),
  );
  const acts = (await readAllChosenPlays(db)).filter(({ detail }) => plays.has(String(detail.play)));
  const byCompany = Map.groupBy(acts, ({ companyId }) => companyId);
  const members: AudienceMember[] = [];
  for await (const { facts, decision } of decideCompanies(context, [...byCompany.keys()].sort())) {
    const groups = [...decision.opportunities, ...decision.candidates];
    const chosen = new Map(
      (byCompany.get(facts.company.id) ?? []).map((act) => [
        `${act.opportunity}|${String(act.detail.play)}`,
        act,
      ]),
    );
    for (const { opportunity, detail } of chosen.values()) {
      const play = plays.get(String(detail.play));
      const group = groups.find(({ key, dealId }) => key === opportunity || dealId === opportunity);
      if (play === undefined || group === undefined) continue;
      const { name, dealId } = group;
      for (const { contactId, department, roles } of peopleOfPlay(play, group))
        members.push({ play: play.name, group: name, dealId, contactId, department, roles });
    }
  }
  return reportPlayAudience(members, language);
}
