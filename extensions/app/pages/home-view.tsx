/** The home page of the app: the opportunities of the portal, the ones to work on first on top. */
import { LoadingSpinner } from '@hubspot/ui-extensions';
import { useCallback, useRef } from 'react';

import { askServer } from './ask-server.ts';
import { FailureView } from './failure.tsx';
import { chooseLanguage, type Reader } from './language.ts';
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

export function HomeView({ publicUrl, portal, reader }: HomeProps) {
  const language = chooseLanguage(reader);
  const ask = useCallback(
    () => askServer(publicUrl, `/api/reports/overview?language=${language}`, isReport),
    [publicUrl, language],
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
