import type { ReactNode } from 'react';

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
import { frameWords } from './frame-words.ts';
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
      {loading && <span className="pv-spinner is-xs" role="status" aria-label={frameWords().loading} />}
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
