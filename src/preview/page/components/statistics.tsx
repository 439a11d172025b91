import { mark, type BaseProps, type ParentProps } from './common.ts';

export const Statistics = (props: ParentProps) => (
  <div className="pv-statistics" {...mark(props)}>
    {props.children}
  </div>
);

export const StatisticsItem = ({
  label,
  number,
  ...props
}: ParentProps & { readonly label: string; readonly number: string | number }) => (
  <div className="pv-statistic" {...mark(props)}>
    <span className="pv-statistic-label">{label}</span>
    <span className="pv-statistic-number">{number}</span>
    {props.children}
  </div>
);

interface TrendProps extends BaseProps {
  readonly value: string;
  readonly direction: string;
  readonly color?: string;
}

export const StatisticsTrend = ({ value, direction, color, ...props }: TrendProps) => (
  <span className={`pv-trend is-${color ?? (direction === 'increase' ? 'green' : 'red')}`} {...mark(props)}>
    <span aria-hidden="true">{direction === 'increase' ? '▲' : '▼'}</span> {value}
  </span>
);

interface StepProps extends BaseProps {
  readonly stepNames: readonly string[];
  readonly currentStep?: number;
  readonly direction?: string;
  readonly variant?: string;
  readonly onClick?: (index: number) => void;
}

export function StepIndicator({
  stepNames,
  currentStep = 0,
  direction = 'horizontal',
  variant = 'default',
  onClick,
  ...props
}: StepProps) {
  return (
    <ol className={`pv-steps is-${direction} is-${variant}`} {...mark(props)}>
      {stepNames.map((name, index) => (
        <li
          key={name}
          className={index < currentStep ? 'is-done' : index === currentStep ? 'is-current' : ''}
          aria-current={index === currentStep ? 'step' : undefined}
        >
          {onClick === undefined ? (
            <span>{name}</span>
          ) : (
            <button type="button" className="pv-bare" onClick={() => onClick(index)}>
              {name}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
