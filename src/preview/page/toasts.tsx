import { useEffect } from 'react';

import type { ShownAlert } from './cards/card-actions.ts';

export interface Toast extends ShownAlert {
  readonly key: number;
}

const SHOWN_MS = 7_000;

interface ToastsProps {
  readonly toasts: readonly Toast[];
  readonly onGone: (key: number) => void;
}

export function Toasts({ toasts, onGone }: ToastsProps) {
  return (
    <div className="pv-toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <OneToast key={toast.key} toast={toast} onGone={onGone} />
      ))}
    </div>
  );
}

function OneToast({ toast, onGone }: { readonly toast: Toast; readonly onGone: (key: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onGone(toast.key), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={`pv-alert is-${toast.type ?? 'info'}`}>
      {toast.title !== undefined && <strong>{toast.title}</strong>}
      <div>{toast.message}</div>
    </div>
  );
}
