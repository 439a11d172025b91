import { readKnowledge } from '../domain/knowledge.ts';
import { reportSatisfaction, type SatisfactionRecord } from '../domain/reports/satisfaction.ts';
import type { Report } from '../domain/reports/report.ts';
import { readKnowledgeFacts } from '../facts/knowledge.ts';
import { decideCompanies } from './decide-companies.ts';
import type { ReportContext } from './report-context.ts';

export async function readSatisfaction(context: ReportContext): Promise<Report> {
  const { db, compiled, language } = context;
  const answers: SatisfactionRecord[] = [];
  for await (const { decision } of decideCompanies(context, await listAnswering(context)))
    for (const group of decision.closed) {
      const { dealId } = group;
      if (dealId === null) continue;
      const said = readKnowledge(await readKnowledgeFacts(db, [group.key, dealId]), group);
      for (const { contactId, roles } of group.members) {
        const grade = Number(said(contactId).satisfaction?.text ?? Number.NaN);
        if (Number.isInteger(grade)) answers.push({ dealId, solution: group.solution, roles, grade });
      }
    }
  const names = new Map(compiled.rules.solutions.map(({ id, name }) => [id, name]));
  return reportSatisfaction(answers, names, language);
}

/** Companies of whose members anybody has recorded an answer. */
async function listAnswering({ db }: ReportContext): Promise<string[]> {
  const rows = await db
    .selectFrom('act')
    .innerJoin('knowledge_fact', 'knowledge_fact.act', 'act.id')
    .select('act.company_id')
    .distinct()
    .where('knowledge_fact.aspect', '=', 'satisfaction')
    .where('knowledge_fact.withdrawn', '=', 0)
    .orderBy('act.company_id')
    .execute();
  return rows.map(({ company_id }) => company_id);
}
