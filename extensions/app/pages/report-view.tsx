import {
  Accordion,
  Alert,
  EmptyState,
  Flex,
  Heading,
  List,
  LoadingButton,
  SearchInput,
  Text,
} from '@hubspot/ui-extensions';
import { useMemo } from 'react';

import type { Language } from './language.ts';
import { ReportTable } from './report-table.tsx';
import type { Report } from './report.ts';
import { createShowCell, createShowDay } from './show-cell.ts';
import { useReportTable } from './use-report-table.ts';
import { words, type Words } from './words.ts';

interface ReportViewProps {
  readonly report: Report;
  readonly language: Language;
  readonly portal: { readonly id: number; readonly timezone: string };
  readonly asking: boolean;
  /** The last reading failed: what is shown is older than it could be. */
  readonly isStale: boolean;
  readonly onReload: () => void;
}

export function ReportView({ report, language, portal, asking, isStale, onReload }: ReportViewProps) {
  const showCell = useMemo(() => createShowCell(language, portal.timezone), [language, portal.timezone]);
  const state = useReportTable(report, showCell);
  const say = words[language];
  const day = createShowDay(language, portal.timezone)(report.at);
  return (
    <Flex direction="column" gap="medium">
      <Heading>{report.title[language]}</Heading>
      {isStale ? <Alert title={say.stale} variant="warning" /> : null}
      <Flex direction="row" gap="small" align="end" justify="between" wrap>
        <SearchInput
          name="search"
          label={say.search}
          placeholder={say.searchHint}
          value={state.search}
          onInput={state.setSearch}
          clearable
        />
        <LoadingButton loading={asking} onClick={onReload}>
          {say.reload}
        </LoadingButton>
      </Flex>
      <Rows {...{ report, language, state, showCell, say }} portalId={portal.id} />
      <Text variant="microcopy">{say.computed(day, report.rulesVersion)}</Text>
      <Notes report={report} language={language} say={say} />
    </Flex>
  );
}

type RowsProps = Parameters<typeof ReportTable>[0];

function Rows(props: RowsProps) {
  const { report, language, state, say } = props;
  if (report.rows.length === 0 && report.name !== 'overview') {
    return (
      <EmptyState title={say.nothing} layout="vertical">
        <Text>{report.notes[0]?.[language] ?? ''}</Text>
      </EmptyState>
    );
  }
  if (report.rows.length === 0) {
    return (
      <EmptyState title={say.empty} imageName="deals">
        <Text>{say.emptyHint}</Text>
      </EmptyState>
    );
  }
  if (state.found === 0) {
    return (
      <EmptyState title={say.nothingFound} layout="vertical">
        <Text>{say.nothingFoundHint(state.search)}</Text>
      </EmptyState>
    );
  }
  return (
    <Flex direction="column" gap="extra-small">
      <Text variant="microcopy">{say.shown(state.found, report.rows.length)}</Text>
      <ReportTable {...props} />
    </Flex>
  );
}

function Notes({
  report: { notes },
  language,
  say,
}: Pick<RowsProps, 'report' | 'language'> & { readonly say: Words }) {
  if (notes.length === 0) return null;
  return (
    <Accordion title={say.notes} size="small" defaultOpen>
      <List>
        {notes.map((note) => (
          <Text key={note.en}>{note[language]}</Text>
        ))}
      </List>
    </Accordion>
  );
}
