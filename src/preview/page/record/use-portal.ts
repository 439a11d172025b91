/** What the portal holds, kept up to date by the server's events. */
import { useCallback, useEffect, useState } from 'react';

import type { LiveEvent, LiveRecord, RecordName, RecordType } from '../../link/protocol.ts';
import { getJson } from '../call-server.ts';

const MOST_EVENTS = 60;

/** Counts up whenever something in the portal changed; and what happened, newest first. */
export function useEvents(): { readonly version: number; readonly events: readonly LiveEvent[] } {
  const [version, setVersion] = useState(0);
  const [events, setEvents] = useState<readonly LiveEvent[]>([]);
  useEffect(() => {
    const source = new EventSource('/preview/events');
    source.addEventListener('changed', () => setVersion((now) => now + 1));
    source.addEventListener('live', ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as LiveEvent;
      setEvents((now) => [event, ...now].slice(0, MOST_EVENTS));
    });
    return () => source.close();
  }, []);
  return { version, events };
}

export function useRecords(version: number): readonly RecordName[] | null {
  const [records, setRecords] = useState<readonly RecordName[] | null>(null);
  useEffect(() => {
    void getJson<readonly RecordName[]>('/preview/records').then(setRecords);
  }, [version]);
  return records;
}

/** `null` until it is read, and where there is no such record. */
export function useRecord(type: RecordType, id: string | null, version: number) {
  const [record, setRecord] = useState<LiveRecord | null>(null);
  const refresh = useCallback(() => {
    if (id === null) return;
    getJson<LiveRecord>(`/preview/records/${type}/${id}`).then(setRecord, () => setRecord(null));
  }, [type, id]);
  useEffect(refresh, [refresh, version]);
  return { record: record?.id === id && record.type === type ? record : null, refresh };
}
