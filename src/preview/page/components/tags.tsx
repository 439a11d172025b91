import { classes, describeEvent, mark, type ParentProps } from './common.ts';
import type { ClickProps } from './buttons.tsx';
import { reactions, useOverlay } from './overlays.tsx';

export function Tag({
  variant = 'default',
  inline,
  onClick,
  overlay,
  ...props
}: ClickProps & { readonly variant?: string; readonly inline?: boolean }) {
  const { show, place } = useOverlay(overlay);
  const className = classes('pv-tag', `is-${variant}`, inline && 'is-inline');
  if (onClick === undefined && overlay == null)
    return (
      <span className={className} {...mark(props)}>
        {props.children}
      </span>
    );
  const click = () => {
    onClick?.(describeEvent('click'), reactions);
    show();
  };
  return (
    <>
      <button type="button" className={className} onClick={click} {...mark(props)}>
        {props.children}
      </button>
      {place}
    </>
  );
}

interface StatusTagProps extends ParentProps {
  readonly variant?: string;
  readonly hollow?: boolean;
  readonly onClick?: () => void;
  readonly showRemoveIcon?: boolean;
  readonly onRemoveClick?: () => void;
}

export function StatusTag({
  variant = 'default',
  hollow,
  onClick,
  showRemoveIcon,
  onRemoveClick,
  ...props
}: StatusTagProps) {
  const words = (
    <>
      <span className="pv-dot" aria-hidden="true" />
      {props.children}
    </>
  );
  return (
    <span className={classes('pv-status', `is-${variant}`, hollow && 'is-hollow')} {...mark(props)}>
      {onClick === undefined ? (
        words
      ) : (
        <button type="button" className="pv-bare" onClick={() => onClick()}>
          {words}
        </button>
      )}
      {showRemoveIcon === true && (
        <button type="button" className="pv-bare" aria-label="Remove" onClick={() => onRemoveClick?.()}>
          ×
        </button>
      )}
    </span>
  );
}

/** HubSpot's tooltip shows its children's words over the component before it. */
export const Tooltip = ({ placement = 'top', ...props }: ParentProps & { readonly placement?: string }) => (
  <span role="tooltip" className={classes('pv-tooltip', `is-${placement}`)} {...mark(props)}>
    {props.children}
  </span>
);
