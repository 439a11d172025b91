/** The home page of the app: the opportunities of the portal, the ones to work on first on top, and what waits beside. */
import { Flex, LoadingSpinner, Select } from '@hubspot/ui-extensions';
import { useCallback, useRef, useState } from 'react';

import { askServer } from './ask-server.ts';
import { FailureView } from './failure.tsx';
import { chooseLanguage, type Language, type Reader } from './language.ts';
import { isReport, type Report } from './report.ts';
import { ReportView } from './report-view.tsx';
import { useAnswer } from './use-answer.ts';
import { words } from './words.ts';

interface HomeProps {
  /** The profile's variable; anything else than a text is no address. */
  readonly publicUrl: unknown;
  readonly portal: { readonly id: number; readonly timezone: string };
  readonly reader: Reader;
}

const REPORTS = ['overview', 'dashboard', 'review', 'handoffs', 'losses'] as const;

export function HomeView(props: HomeProps) {
  const [name, choose] = useState<(typeof REPORTS)[number]>('overview');
  const language = chooseLanguage(props.reader);
  const { report, reports } = words[language];
  return (
    <Flex direction="column" gap="medium">
      <Select
        name="report"
        label={report}
        value={name}
        options={REPORTS.map((value) => ({ value, label: reports[value] }))}
        onChange={(value) => choose(REPORTS.find((each) => each === value) ?? 'overview')}
      />
      <NamedReport key={name} name={name} language={language} {...props} />
    </Flex>
  );
}

interface NamedProps extends HomeProps {
  readonly name: (typeof REPORTS)[number];
  readonly language: Language;
}

function NamedReport({ name, language, publicUrl, portal }: NamedProps) {
  const ask = useCallback(
    () => askServer(publicUrl, `/api/reports/${name}?language=${language}`, isReport),
    [publicUrl, name, language],
  );
  const { answer, asking, reload } = useAnswer(ask);
  const last = useRef<Report | null>(null);
  if (answer?.ok) last.current = answer.value;
  const report = last.current;
  if (report !== null) {
    const isStale = answer !== null && !answer.ok && !asking;
    return <ReportView {...{ report, language, portal, asking, isStale }} onReload={reload} />;
  }
  if (answer === null || answer.ok || asking)
    return <LoadingSpinner label={words[language].loading} showLabel />;
  const { failure, requestId } = answer;
  return <FailureView failure={failure} requestId={requestId} language={language} onRetry={reload} />;
}
