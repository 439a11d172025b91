import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import {
  RECORD_TYPE_IDS,
  type Bootstrap,
  type LiveRecord,
  type RecordName,
  type RecordType,
} from '../link/protocol.ts';
import type { LogLevel } from '../link/worker-link.ts';
import { CardPlace } from './card-place.tsx';
import type { ShownAlert } from './cards/card-actions.ts';
import { readChoices, writeChoices, type Choices } from './choices.ts';
import { CrmContext, type CrmAction } from './components/crm.tsx';
import { CrmForm, isActivity } from './crm-form.tsx';
import { LogPanel, type LogLine } from './log-panel.tsx';
import { Happenings } from './record/happenings.tsx';
import { LivePortal } from './record/live-portal.tsx';
import { RecordHead } from './record/record-head.tsx';
import { Scenes } from './record/scenes.tsx';
import { useEvents, useRecord, useRecords } from './record/use-portal.ts';
import { Toasts, type Toast } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { wordsFor } from './words.ts';

export function App({ bootstrap }: { readonly bootstrap: Bootstrap }) {
  const [choices, choose] = useChoices();
  const { version, events } = useEvents();
  const records = useRecords(version);
  const { type, page, locale } = choices;
  const id = choices.id ?? records?.find((each) => each.type === type)?.id ?? null;
  const { record, refresh } = useRecord(type, page === null ? id : null, version);
  const place = page === null && id !== null ? { type, id } : null;
  const { lines, toasts, log, alert, drop } = useMessages(bootstrap.cardProblems);
  const open = useCallback(
    (to: Pick<RecordName, 'type' | 'id'>) => choose({ type: to.type, id: to.id, page: null }),
    [],
  );
  const { crm, action, setAction } = useCrm(record, open, log);
  const complain = (message: string | null) => message !== null && alert({ type: 'danger', message });
  return (
    <CrmContext.Provider value={crm}>
      <p className="pv-banner">{wordsFor(locale).banner}</p>
      <TopBar {...{ choices, bootstrap, recordId: id }} records={records ?? []} onChoose={choose} />
      <main className="pv-main">
        <div className="pv-center">
          {record && <RecordHead record={record} locale={locale} onOpen={open} />}
          {page === null && records !== null && id === null && (
            <p className="pv-hint">{wordsFor(locale).noRecord}</p>
          )}
          <CardPlace
            {...{ bootstrap, choices, place, record }}
            onAlert={alert}
            onLog={log}
            onRefresh={refresh}
          />
          <LogPanel lines={lines} locale={locale} />
        </div>
        <div className="pv-side">
          <Scenes locale={locale} onOpen={open} onProblem={complain} />
          {record && <Happenings record={record} locale={locale} onProblem={complain} />}
          <LivePortal {...{ record, events, locale }} onOpen={open} />
        </div>
      </main>
      {action && (
        <CrmForm
          action={action}
          locale={locale}
          onDone={(problem) => {
            setAction(null);
            complain(problem);
          }}
        />
      )}
      <Toasts toasts={toasts} onGone={drop} />
    </CrmContext.Provider>
  );
}

/** What the CRM components of a card need of the page. */
function useCrm(
  record: LiveRecord | null,
  open: (record: Pick<RecordName, 'type' | 'id'>) => void,
  log: (level: LogLevel, text: string) => void,
) {
  const [action, setAction] = useState<CrmAction | null>(null);
  const crm = useMemo(() => {
    const all = [...(record?.ours ?? []), ...(record?.others ?? [])];
    const act = (wanted: CrmAction) => (isActivity(wanted) ? setAction(wanted) : follow(wanted, open, log));
    return { act, properties: new Map(all.map((property) => [property.name, property])) };
  }, [record, open, log]);
  return { crm, action, setAction };
}

function useChoices() {
  const [choices, setChoices] = useState(() => readChoices(location.search));
  useEffect(() => {
    document.documentElement.lang = choices.locale;
    history.replaceState(null, '', writeChoices(choices));
  }, [choices]);
  const choose = (change: Partial<Choices>) => setChoices((now) => ({ ...now, ...change }));
  return [choices, choose] as const;
}

function useMessages(problems: readonly string[]) {
  const [lines, setLines] = useState<readonly LogLine[]>(() =>
    problems.map((text) => ({ level: 'error', text })),
  );
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const keys = useRef(0);
  const log = useCallback(
    (level: LogLevel, text: string) => setLines((now) => [...now, { level, text }]),
    [],
  );
  const alert = useCallback((shown: ShownAlert) => {
    keys.current += 1;
    const key = keys.current;
    setToasts((now) => [...now, { ...shown, key }]);
  }, []);
  const drop = useCallback((key: number) => setToasts((now) => now.filter((toast) => toast.key !== key)), []);
  return { lines, toasts, log, alert, drop };
}

/** Actions that lead to a record or an address; what the preview has no place for is told in the log. */
function follow(
  { type, context }: CrmAction,
  open: (record: Pick<RecordName, 'type' | 'id'>) => void,
  log: (level: LogLevel, text: string) => void,
): void {
  const types = Object.entries(RECORD_TYPE_IDS) as [RecordType, string][];
  const found = types.find(([, typeId]) => typeId === context['objectTypeId']);
  if ((type === 'PREVIEW_OBJECT' || type === 'RECORD_APP_LINK') && found !== undefined)
    open({ type: found[0], id: String(context['objectId']) });
  else if (type === 'EXTERNAL_URL') window.open(String(context['href']), '_blank', 'noreferrer');
  else log('info', `HubSpot would now do ${type} ${JSON.stringify(context)}`);
}
