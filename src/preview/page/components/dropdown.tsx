/** A button with a menu. */
import { useState } from 'react';

import type { ClickProps } from './buttons.tsx';
import { classes, describeEvent, mark, sizeOf, type ParentProps } from './common.ts';
import { reactions, useOverlay } from './overlays.tsx';

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
  return (
    <div
      className="pv-dropdown"
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}
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
