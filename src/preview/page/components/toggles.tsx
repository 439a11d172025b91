import { useId, useState } from 'react';

import { classes, mark, sizeOf, type ParentProps } from './common.ts';
import { Field, type FieldProps } from './field.tsx';

interface CheckProps extends ParentProps {
  readonly value?: string;
  readonly checked?: boolean;
  readonly initialIsChecked?: boolean;
  readonly readonly?: boolean;
  readonly readOnly?: boolean;
  readonly name?: string;
  readonly description?: string;
  readonly inline?: boolean;
  readonly 'aria-label'?: string;
  readonly onChange?: (checked: boolean, value: string) => void;
}

function useChecked({ checked, initialIsChecked = false }: CheckProps) {
  const [own, setOwn] = useState(initialIsChecked);
  return [checked ?? own, setOwn] as const;
}

function Check({ type, ...props }: CheckProps & { readonly type: 'checkbox' | 'radio' }) {
  const [checked, setOwn] = useChecked(props);
  const change = (next: boolean) => {
    setOwn(next);
    props.onChange?.(next, props.value ?? '');
  };
  return (
    <label className={classes('pv-check', props.inline && 'is-inline')} {...mark(props)}>
      <input
        type={type}
        name={props.name}
        checked={checked}
        disabled={props.readonly === true || props.readOnly === true}
        aria-label={props['aria-label']}
        onChange={(event) => change(event.target.checked)}
      />
      <span>
        {props.children}
        {props.description !== undefined && <small>{props.description}</small>}
      </span>
    </label>
  );
}

export const Checkbox = (props: CheckProps) => <Check {...props} type="checkbox" />;
export const RadioButton = (props: CheckProps) => <Check {...props} type="radio" />;

interface ToggleProps extends Omit<CheckProps, 'onChange'> {
  readonly label: string;
  readonly labelDisplay?: string;
  readonly size?: string;
  readonly onChange?: (checked: boolean) => void;
}

export function Toggle({ label, labelDisplay = 'inline', size, onChange, ...props }: ToggleProps) {
  const [checked, setOwn] = useChecked(props);
  const change = () => {
    setOwn(!checked);
    onChange?.(!checked);
  };
  return (
    <span className={`pv-toggle is-${labelDisplay} is-${sizeOf(size, 'md')}`} {...mark(props)}>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-label={label}
        disabled={props.readonly === true || props.readOnly === true}
        onClick={change}
      />
      {labelDisplay !== 'hidden' && <span>{label}</span>}
    </span>
  );
}

interface GroupProps extends FieldProps {
  readonly toggleType?: 'checkboxList' | 'radioButtonList';
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly initialIsChecked?: boolean;
    readonly readonly?: boolean;
    readonly description?: string;
  }[];
  readonly value?: string | readonly string[];
  readonly inline?: boolean;
  readonly onChange?: (value: string | readonly string[]) => void;
}

function useChosen({ toggleType, options = [], value, onChange }: GroupProps) {
  const initial = options.flatMap((option) => (option.initialIsChecked === true ? [option.value] : []));
  const [own, setOwn] = useState<readonly string[]>(initial);
  const chosen = value === undefined ? own : typeof value === 'string' ? [value] : value;
  const radio = toggleType === 'radioButtonList';
  const toggle = (option: string) => {
    const without = chosen.filter((each) => each !== option);
    const next = radio ? [option] : chosen.includes(option) ? without : [...chosen, option];
    setOwn(next);
    onChange?.(radio ? option : next);
  };
  return { radio, chosen, toggle };
}

export function ToggleGroup(props: GroupProps) {
  const id = useId();
  const { radio, chosen, toggle } = useChosen(props);
  return (
    <Field id={id} {...props}>
      <div
        id={id}
        role={radio ? 'radiogroup' : 'group'}
        aria-label={props.label}
        className={classes('pv-group', props.inline && 'is-inline')}
        {...mark(props)}
      >
        {(props.options ?? []).map(({ value, label, description, readonly }) => (
          <label key={value} className="pv-check">
            <input
              type={radio ? 'radio' : 'checkbox'}
              name={radio ? id : props.name}
              checked={chosen.includes(value)}
              disabled={readonly}
              onChange={() => toggle(value)}
            />
            <span>
              {label}
              {description !== undefined && <small>{description}</small>}
            </span>
          </label>
        ))}
      </div>
    </Field>
  );
}
