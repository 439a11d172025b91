/** The frame around every input, and the local draft that keeps a round trip to the worker from eating keys. */
import { useEffect, useRef, useState, type ReactNode } from 'react';

import { classes, mark, type BaseProps } from './common.ts';

export interface FieldProps extends BaseProps {
  readonly label?: string;
  readonly name?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly description?: string;
  readonly tooltip?: string;
  readonly placeholder?: string;
  readonly error?: boolean;
  readonly validationMessage?: string;
}

export function Field({
  id,
  children,
  ...props
}: FieldProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={classes('pv-field', props.error && 'is-wrong')}>
      {props.label !== undefined && (
        <label htmlFor={id} title={props.tooltip}>
          {props.label}
          {props.required === true && <span aria-hidden="true"> *</span>}
        </label>
      )}
      {props.description !== undefined && <small>{props.description}</small>}
      {children}
      {props.validationMessage !== undefined && (
        <small className="pv-validation" role={props.error === true ? 'alert' : undefined}>
          {props.validationMessage}
        </small>
      )}
    </div>
  );
}

/** The attributes that inputs share; `aria-invalid` follows the card's `error`. */
export function inputProps(
  id: string,
  { name, required, readOnly, placeholder, error, ...props }: FieldProps,
) {
  return { id, name, required, readOnly, placeholder, 'aria-invalid': error === true, ...mark(props) };
}

/** What the card says counts, except while somebody is typing. */
export function useDraft(value: string | undefined, initial: string) {
  const [draft, setDraft] = useState(value ?? initial);
  const focused = useRef(false);
  useEffect(() => {
    if (value !== undefined && !focused.current) setDraft(value);
  }, [value]);
  return {
    draft,
    setDraft,
    focus: () => void (focused.current = true),
    blur: () => void (focused.current = false),
  };
}
