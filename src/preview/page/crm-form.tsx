/** What HubSpot opens for a CRM action: a small form, and the task, note or meeting really comes to be in the portal. */
import { useState } from 'react';

import type { Activity, Locale } from '../link/protocol.ts';
import { postJson } from './call-server.ts';
import { Dialog, ModalBody, ModalFooter } from './components/overlays.tsx';
import type { CrmAction } from './components/crm.tsx';
import { wordsFor } from './words.ts';

const TITLES: Readonly<Record<Activity['kind'], { readonly en: string; readonly ru: string }>> = {
  ADD_TASK: { en: 'New task', ru: 'Новая задача' },
  ADD_NOTE: { en: 'New note', ru: 'Новая заметка' },
  SCHEDULE_MEETING: { en: 'New meeting', ru: 'Новая встреча' },
  SEND_EMAIL: { en: 'New e-mail', ru: 'Новое письмо' },
};

export function isActivity(action: CrmAction): boolean {
  return Object.hasOwn(TITLES, action.type);
}

interface CrmFormProps {
  readonly action: CrmAction;
  readonly locale: Locale;
  readonly onDone: (message: string | null) => void;
}

export function CrmForm({ action, locale, onDone }: CrmFormProps) {
  const words = wordsFor(locale);
  const kind = action.type as Activity['kind'];
  const heading = TITLES[kind][locale];
  const [title, setTitle] = useState(String(action.context['initialEmailSubject'] ?? ''));
  const create = () => {
    const { objectTypeId, objectId } = action.context;
    const record = { objectTypeId: String(objectTypeId), objectId: String(objectId) };
    postJson('/preview/activity', { kind, record, title: title.trim() === '' ? heading : title }).then(
      () => onDone(null),
      (error: unknown) => onDone(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <Dialog kind="panel" id="crm-form" title={heading} close={() => onDone(null)}>
      <ModalBody>
        <div className="pv-field">
          <label htmlFor="crm-title">{heading}</label>
          <textarea
            id="crm-title"
            rows={4}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
      </ModalBody>
      <ModalFooter>
        <button type="button" className="pv-button is-primary" onClick={create}>
          {words.save}
        </button>
        <button type="button" className="pv-button is-secondary" onClick={() => onDone(null)}>
          {words.cancel}
        </button>
      </ModalFooter>
    </Dialog>
  );
}
