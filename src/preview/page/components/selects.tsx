import { useId, useState } from 'react';

import { classes } from './common.ts';
import { Field, inputProps, type FieldProps } from './field.tsx';

type Value = string | number | boolean;

interface Option {
  readonly label: string;
  readonly value: Value;
}

interface SelectProps extends FieldProps {
  readonly value?: Value;
  readonly options: readonly Option[];
  readonly variant?: string;
  readonly onChange?: (value: Value) => void;
}

/** Options are told apart by their place, since a number and its digits are two values. */
export function Select({ value, options = [], variant = 'input', onChange, ...props }: SelectProps) {
  const id = useId();
  const [own, setOwn] = useState<Value | undefined>(value);
  const chosen = value ?? own;
  const place = options.findIndex((option) => option.value === chosen);
  const choose = (index: number) => {
    const option = options[index];
    if (option === undefined) return;
    setOwn(option.value);
    onChange?.(option.value);
  };
  const { readOnly: _, placeholder, ...attributes } = inputProps(id, props);
  return (
    <Field id={id} {...props}>
      <select
        {...attributes}
        className={classes(variant === 'transparent' && 'is-transparent')}
        aria-label={props.label ?? props.name}
        disabled={props.readOnly}
        value={place === -1 ? '' : String(place)}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {place === -1 && <option value="">{placeholder ?? '—'}</option>}
        {options.map((option, index) => (
          <option key={index} value={String(index)}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface MultiSelectProps extends FieldProps {
  readonly value?: readonly Value[];
  readonly options: readonly Option[];
  readonly onChange?: (values: readonly Value[]) => void;
}

export function MultiSelect({ value, options = [], onChange, ...props }: MultiSelectProps) {
  const id = useId();
  const [own, setOwn] = useState<readonly Value[]>(value ?? []);
  const chosen = value ?? own;
  const toggle = (option: Value) => {
    const next = chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option];
    setOwn(next);
    onChange?.(next);
  };
  return (
    <Field id={id} {...props}>
      <div role="group" id={id} aria-label={props.label ?? props.name} className="pv-multi">
        {options.map((option) => (
          <label key={String(option.value)}>
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              disabled={props.readOnly}
              onChange={() => toggle(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </Field>
  );
}
