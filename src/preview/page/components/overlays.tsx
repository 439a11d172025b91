/** Modals and panels: opened by the component that carries them, or by their id from anywhere in the card. */
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import { classes, mark, sizeOf, type ParentProps } from './common.ts';
import { frameWords } from './frame-words.ts';

type SetOpen = (open: boolean) => void;

/** By the overlay's id. One page shows one card, so one list serves. */
const known = new Map<string, SetOpen>();

export function closeOverlay(id: string): void {
  known.get(id)?.(false);
}

const openOverlay = (id: string): void => known.get(id)?.(true);

/** The second argument of `onClick`; all four cross to the worker as proxies. */
export const reactions = {
  openPanel: openOverlay,
  closePanel: closeOverlay,
  openModal: openOverlay,
  closeModal: closeOverlay,
};

interface Scope {
  readonly open: boolean;
  readonly setOpen: SetOpen;
}

const OverlayScope = createContext<Scope | null>(null);

/** For whatever takes an `overlay`: opens it, and holds the place where it is drawn. */
export function useOverlay(overlay: ReactNode): { show: () => void; place: ReactNode } {
  const [open, setOpen] = useState(false);
  const place =
    overlay == null ? null : (
      <OverlayScope.Provider value={{ open, setOpen }}>{overlay}</OverlayScope.Provider>
    );
  return { show: () => setOpen(true), place };
}

interface OverlayProps extends ParentProps {
  readonly id: string;
  readonly title?: string;
  readonly width?: string;
  readonly variant?: string;
  readonly 'aria-label'?: string;
  readonly onOpen?: () => void;
  readonly onClose?: () => void;
}

function Overlay({ kind, ...props }: OverlayProps & { readonly kind: 'modal' | 'panel' }) {
  const own = useState(false);
  const scope = useContext(OverlayScope);
  const [open, setOpen] = scope === null ? own : [scope.open, scope.setOpen];
  const { id, onOpen, onClose } = props;
  useEffect(() => {
    known.set(id, setOpen);
    return () => void known.delete(id);
  }, [id, setOpen]);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (open === wasOpen.current) return;
    wasOpen.current = open;
    if (open) onOpen?.();
    else onClose?.();
  }, [open, onOpen, onClose]);
  return open
    ? createPortal(<Dialog {...props} kind={kind} close={() => setOpen(false)} />, document.body)
    : null;
}

interface DialogProps extends OverlayProps {
  readonly kind: 'modal' | 'panel';
  readonly close: () => void;
}

/** The browser's own dialog keeps the focus inside, and Escape closes it. */
export function Dialog({ kind, close, title, width, variant, children, ...props }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const label = title ?? props['aria-label'];
  return (
    <dialog
      ref={dialog}
      className={classes(
        'pv-overlay',
        `pv-${kind}`,
        `pv-width-${sizeOf(width, 'sm')}`,
        variant === 'danger' && 'is-danger',
      )}
      aria-label={label}
      onClose={close}
      {...mark(props)}
    >
      <header className="pv-overlay-head">
        <h2>{title}</h2>
        <button type="button" className="pv-close" aria-label={frameWords().close} onClick={close}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}

export const Modal = (props: OverlayProps) => <Overlay {...props} kind="modal" />;
export const Panel = (props: OverlayProps) => <Overlay {...props} kind="panel" />;

export const ModalBody = (props: ParentProps) => (
  <div className="pv-overlay-body" {...mark(props)}>
    {props.children}
  </div>
);
export const ModalFooter = (props: ParentProps) => (
  <footer className="pv-overlay-foot" {...mark(props)}>
    {props.children}
  </footer>
);
export const PanelBody = ModalBody;
export const PanelFooter = ModalFooter;
export const PanelSection = ({ flush, ...props }: ParentProps & { readonly flush?: boolean }) => (
  <section className={classes('pv-panel-section', flush && 'is-flush')} {...mark(props)}>
    {props.children}
  </section>
);
