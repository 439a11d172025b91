import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { RECORD_TYPE_IDS, type Bootstrap, type RecordName, type RecordType } from '../shared/protocol.ts';
import type { LogLevel } from '../shared/worker-link.ts';
import { CardPlace } from './card-place.tsx';
import type { ShownAlert } from './cards/card-actions.ts';
import { readChoices, writeChoices, type Choices } from './choices.ts';
import { CrmContext, type CrmAction } from './components/crm.tsx';
import { CrmForm, isActivity } from './crm-form.tsx';
import { LogPanel, type LogLine } from './log-panel.tsx';
import { Happenings } from './record/happenings.tsx';
import { LivePortal } from './record/live-portal.tsx';
import { RecordHead } from './record/record-head.tsx';
import { useEvents, useRecord, useRecords } from './record/use-portal.ts';
import { Toasts, type Toast } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import { wordsFor } from './words.ts';

export function App({ bootstrap }: { readonly bootstrap: Bootstrap }) {
  const [choices, choose] = useChoices();
  const { version, events } = useEvents();
  const records = useRecords(version);
  const id = choices.id ?? records?.find(({ type }) => type === choices.type)?.id ?? null;
  const { record, refresh } = useRecord(choices.type, choices.page === null ? id : null, version);
  const [action, setAction] = useState<CrmAction | null>(null);
  const { lines, toasts, log, alert, drop } = useMessages(bootstrap.cardProblems);
  const open = ({ type, id: recordId }: Pick<RecordName, 'type' | 'id'>) =>
    choose({ type, id: recordId, page: null });
  const act = useCallback(
    (wanted: CrmAction) => (isActivity(wanted) ? setAction(wanted) : follow(wanted, open, log)),
    [],
  );
  const crm = useMemo(() => {
    const all = [...(record?.ours ?? []), ...(record?.others ?? [])];
    return { act, properties: new Map(all.map((property) => [property.name, property])) };
  }, [act, record]);
  const words = wordsFor(choices.locale);
  const shared = { bootstrap, choices, onAlert: alert, onLog: log, onRefresh: refresh };
  return (
    <CrmContext.Provider value={crm}>
      <p className="pv-banner">{words.banner}</p>
      <TopBar {...{ choices, bootstrap, recordId: id }} records={records ?? []} onChoose={choose} />
      <main className="pv-main">
        <div className="pv-center">
          {choices.page === null && record && (
            <RecordHead record={record} locale={choices.locale} onOpen={open} />
          )}
          {choices.page === null && records !== null && id === null && (
            <p className="pv-hint">{words.noRecord}</p>
          )}
          <CardPlace {...shared} record={record} />
          <LogPanel lines={lines} locale={choices.locale} />
        </div>
        <div className="pv-side">
          {record && (
            <Happenings
              record={record}
              locale={choices.locale}
              onProblem={(message) => alert({ type: 'danger', message })}
            />
          )}
          <LivePortal {...{ record, events }} locale={choices.locale} onOpen={open} />
        </div>
      </main>
      {action && (
        <CrmForm
          action={action}
          locale={choices.locale}
          onDone={(problem) => {
            setAction(null);
            if (problem !== null) alert({ type: 'danger', message: problem });
          }}
        />
      )}
      <Toasts toasts={toasts} onGone={drop} />
    </CrmContext.Provider>
  );
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
