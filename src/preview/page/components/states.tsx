import { classes, mark, sizeOf, type BaseProps, type ParentProps } from './common.ts';
import { frameWords } from './frame-words.ts';

export const Alert = ({
  title,
  variant = 'info',
  ...props
}: ParentProps & { readonly title: string; readonly variant?: string }) => (
  <div
    role={variant === 'error' || variant === 'danger' ? 'alert' : 'status'}
    className={`pv-alert is-${variant}`}
    {...mark(props)}
  >
    <strong>{title}</strong>
    {props.children != null && <div>{props.children}</div>}
  </div>
);

interface EmptyStateProps extends ParentProps {
  readonly title?: string;
  readonly layout?: string;
  readonly flush?: boolean;
}

export const EmptyState = ({ title, layout = 'horizontal', flush, ...props }: EmptyStateProps) => (
  <section className={classes('pv-state', `is-${layout}`, flush && 'is-flush')} {...mark(props)}>
    <span className="pv-state-sign" aria-hidden="true">
      ◌
    </span>
    <div>
      <h3 className="pv-heading">{title ?? frameWords().empty}</h3>
      {props.children}
    </div>
  </section>
);

const SIGNS: Readonly<Record<string, string>> = { error: '!', support: '?', lock: '⚿' };

export const ErrorState = ({
  title,
  type = 'error',
  ...props
}: ParentProps & { readonly title?: string; readonly type?: string }) => (
  <section role="alert" className="pv-state is-error" data-state="error" {...mark(props)}>
    <span className="pv-state-sign" aria-hidden="true">
      {SIGNS[type] ?? '!'}
    </span>
    <div>
      <h3 className="pv-heading">{title ?? frameWords().failed}</h3>
      {props.children}
    </div>
  </section>
);

interface SpinnerProps extends BaseProps {
  readonly label: string;
  readonly showLabel?: boolean;
  readonly size?: string;
  readonly layout?: string;
}

export const LoadingSpinner = ({ label, showLabel, size, layout = 'inline', ...props }: SpinnerProps) => (
  <span role="status" aria-label={label} className={`pv-loading is-${layout}`} {...mark(props)}>
    <span className={`pv-spinner is-${sizeOf(size, 'sm')}`} aria-hidden="true" />
    {showLabel === true && label}
  </span>
);

interface ProgressProps extends BaseProps {
  readonly title?: string;
  readonly 'aria-label'?: string;
  readonly showPercentage?: boolean;
  readonly value?: number;
  readonly maxValue?: number;
  readonly valueMax?: number;
  readonly valueDescription?: string;
  readonly variant?: string;
}

export function ProgressBar({
  title,
  showPercentage,
  value = 0,
  valueDescription,
  variant = 'success',
  ...props
}: ProgressProps) {
  const most = props.maxValue ?? props.valueMax ?? 100;
  const percent = most <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, value / most)) * 100);
  return (
    <div className={`pv-progress is-${variant}`} {...mark(props)}>
      <div className="pv-progress-head">
        <span>{title}</span>
        <span>{showPercentage === true ? `${percent}%` : valueDescription}</span>
      </div>
      <div
        className="pv-progress-track"
        role="progressbar"
        aria-label={props['aria-label'] ?? title ?? valueDescription ?? 'progress'}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={most}
      >
        <div style={{ width: `${percent}%` }} />
      </div>
      {showPercentage === true && valueDescription !== undefined && <small>{valueDescription}</small>}
    </div>
  );
}

export function ScoreCircle({ score, ...props }: BaseProps & { readonly score: number }) {
  const shown = Math.round(Math.min(100, Math.max(0, score)));
  const tone = shown >= 67 ? 'good' : shown >= 34 ? 'fair' : 'poor';
  return (
    <svg
      viewBox="0 0 44 44"
      className={`pv-score is-${tone}`}
      role="img"
      aria-label={`${shown} of 100`}
      {...mark(props)}
    >
      <circle cx="22" cy="22" r="19" />
      <circle
        cx="22"
        cy="22"
        r="19"
        pathLength={100}
        strokeDasharray={`${shown} 100`}
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="22">
        {shown}
      </text>
    </svg>
  );
}
