import { useState, type ReactNode } from 'react';

import {
  addressOf,
  classes,
  describeEvent,
  mark,
  sizeOf,
  type CardEvent,
  type Href,
  type ParentProps,
} from './common.ts';
import { reactions, useOverlay } from './overlays.tsx';

export interface ClickProps extends ParentProps {
  readonly onClick?: (event: CardEvent, on: typeof reactions) => void;
  readonly overlay?: ReactNode;
  readonly href?: Href;
}

export interface ButtonProps extends ClickProps {
  readonly variant?: string;
  readonly size?: string;
  readonly type?: 'button' | 'reset' | 'submit';
  readonly disabled?: boolean;
}

export function Button({
  variant,
  size,
  type = 'button',
  disabled = false,
  onClick,
  overlay,
  href,
  ...props
}: ButtonProps) {
  const { show, place } = useOverlay(overlay);
  const click = () => {
    onClick?.(describeEvent('click'), reactions);
    show();
  };
  const className = classes('pv-button', `is-${variant ?? 'secondary'}`, `is-${sizeOf(size, 'md')}`);
  const shared = { className, onClick: click, ...mark(props) };
  return (
    <>
      {href === undefined || disabled ? (
        <button type={type} disabled={disabled} {...shared}>
          {props.children}
        </button>
      ) : (
        <a {...addressOf(href)} {...shared}>
          {props.children}
        </a>
      )}
      {place}
    </>
  );
}

export function LoadingButton({ loading = false, ...props }: ButtonProps & { readonly loading?: boolean }) {
  return (
    <Button {...props} disabled={loading || props.disabled === true}>
      {loading && <span className="pv-spinner is-xs" role="status" aria-label="Loading" />}
      {props.children}
    </Button>
  );
}

export const ButtonRow = (props: ParentProps) => (
  <div className="pv-button-row" {...mark(props)}>
    {props.children}
  </div>
);

export function Link({
  href,
  variant,
  onClick,
  overlay,
  preventDefault,
  ...props
}: ClickProps & { readonly variant?: string; readonly preventDefault?: boolean }) {
  const { show, place } = useOverlay(overlay);
  const address = addressOf(href);
  const inPlace =
    preventDefault === true || overlay != null || address.href === undefined || address.href === '';
  const click = () => {
    onClick?.(describeEvent('click'), reactions);
    show();
  };
  const shared = {
    className: classes('pv-link', `is-${variant ?? 'primary'}`),
    onClick: click,
    ...mark(props),
  };
  return (
    <>
      {inPlace ? (
        <button type="button" {...shared}>
          {props.children}
        </button>
      ) : (
        <a {...address} {...shared}>
          {props.children}
        </a>
      )}
      {place}
    </>
  );
}

interface DropdownProps extends ParentProps {
  readonly options?: readonly { readonly label: string; readonly onClick?: () => void }[];
  readonly variant?: string;
  readonly buttonText?: string;
  readonly buttonSize?: string;
  readonly disabled?: boolean;
}

export function Dropdown({
  options = [],
  variant,
  buttonText,
  buttonSize,
  disabled = false,
  ...props
}: DropdownProps) {
  const [open, setOpen] = useState(false);
  const leave = (next: EventTarget | null, menu: Element) => {
    if (!(next instanceof Node && menu.contains(next))) setOpen(false);
  };
  return (
    <div
      className="pv-dropdown"
      onBlur={(event) => leave(event.relatedTarget, event.currentTarget)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      {...mark(props)}
    >
      <button
        type="button"
        className={classes('pv-button', `is-${variant ?? 'secondary'}`, `is-${sizeOf(buttonSize, 'md')}`)}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {buttonText} <span aria-hidden="true">▾</span>
      </button>
      {/* The items stay mounted while it is shut: an overlay that one of them opened must outlive the menu. */}
      <div role="menu" className="pv-menu" hidden={!open} onClick={() => setOpen(false)}>
        {options.map(({ label, onClick }) => (
          <button key={label} type="button" role="menuitem" onClick={() => onClick?.()}>
            {label}
          </button>
        ))}
        {props.children}
      </div>
    </div>
  );
}

export function DropdownButtonItem({ onClick, overlay, ...props }: ClickProps) {
  const { show, place } = useOverlay(overlay);
  const click = () => {
    onClick?.(describeEvent('click'), reactions);
    show();
  };
  return (
    <>
      <button type="button" role="menuitem" onClick={click} {...mark(props)}>
        {props.children}
      </button>
      {place}
    </>
  );
}
