import { useId, type FormEvent } from 'react';

import { describeEvent, mark, type ParentProps } from './common.ts';
import { Field, inputProps, useDraft, type FieldProps } from './field.tsx';
import { frameWords } from './frame-words.ts';
import { reactions } from './overlays.tsx';

interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
  readonly onInput?: (value: string) => void;
  readonly onBlur?: (value: string) => void;
  readonly onFocus?: (value: string) => void;
}

/** HubSpot tells each key by `onInput`, and what was settled on by `onChange` when the field is left. */
function useTextField({ value, defaultValue, onChange, onInput, onBlur, onFocus }: TextFieldProps) {
  const { draft, setDraft, focus, blur } = useDraft(value, defaultValue ?? '');
  const write = (text: string) => {
    setDraft(text);
    onInput?.(text);
  };
  return {
    draft,
    write,
    attributes: {
      value: draft,
      onChange: (event: { readonly target: { readonly value: string } }) => write(event.target.value),
      onFocus: () => {
        focus();
        onFocus?.(draft);
      },
      onBlur: () => {
        blur();
        if (draft !== (value ?? defaultValue ?? '') || onInput !== undefined) onChange?.(draft);
        onBlur?.(draft);
      },
    },
  };
}

export function Input({ type = 'text', ...props }: TextFieldProps & { readonly type?: string }) {
  const id = useId();
  const { attributes } = useTextField(props);
  return (
    <Field id={id} {...props}>
      <input type={type} {...inputProps(id, props)} {...attributes} />
    </Field>
  );
}

export function TextArea({
  rows = 3,
  maxLength,
  resize = 'vertical',
  ...props
}: TextFieldProps & {
  readonly rows?: number;
  readonly maxLength?: number;
  readonly resize?: 'vertical' | 'horizontal' | 'both' | 'none';
}) {
  const id = useId();
  const { attributes } = useTextField(props);
  return (
    <Field id={id} {...props}>
      <textarea
        rows={rows}
        maxLength={maxLength}
        style={{ resize }}
        {...inputProps(id, props)}
        {...attributes}
      />
    </Field>
  );
}

export function SearchInput({
  clearable = true,
  ...props
}: TextFieldProps & { readonly clearable?: boolean }) {
  const id = useId();
  const { attributes, draft, write } = useTextField(props);
  const clear = () => {
    write('');
    props.onChange?.('');
  };
  return (
    <Field id={id} {...props}>
      <span className="pv-search">
        <input type="search" {...inputProps(id, props)} {...attributes} />
        {clearable && draft !== '' && (
          <button type="button" className="pv-bare" aria-label={frameWords().clear} onClick={clear}>
            ×
          </button>
        )}
      </span>
    </Field>
  );
}

interface NumberFieldProps extends FieldProps {
  readonly value?: number;
  readonly defaultValue?: number;
  readonly min?: number;
  readonly max?: number;
  readonly stepSize?: number;
  readonly onChange?: (value: number) => void;
  readonly onInput?: (value: number) => void;
}

export function NumberInput({
  value,
  defaultValue,
  min,
  max,
  stepSize,
  onChange,
  onInput,
  ...props
}: NumberFieldProps) {
  const id = useId();
  const shown = value === undefined ? undefined : String(value);
  const { draft, setDraft, focus, blur } = useDraft(
    shown,
    defaultValue === undefined ? '' : String(defaultValue),
  );
  const tell = (to: ((value: number) => void) | undefined, text: string) => {
    if (text !== '' && Number.isFinite(Number(text))) to?.(Number(text));
  };
  const write = (text: string) => {
    setDraft(text);
    tell(onInput, text);
  };
  const leave = () => {
    blur();
    tell(onChange, draft);
  };
  return (
    <Field id={id} {...props}>
      <input
        type="number"
        {...{ min, max, step: stepSize ?? 'any', value: draft }}
        {...inputProps(id, props)}
        onChange={(event) => write(event.target.value)}
        onFocus={focus}
        onBlur={leave}
      />
    </Field>
  );
}

interface FormProps extends ParentProps {
  readonly onSubmit?: (event: object, on: typeof reactions) => void;
  readonly autoComplete?: string;
}

/** What was typed goes along by name, as `targetValue`. */
export function Form({ onSubmit, autoComplete, ...props }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget).entries());
    onSubmit?.({ ...describeEvent('submit'), targetValue: values }, reactions);
  };
  return (
    <form className="pv-form" autoComplete={autoComplete} onSubmit={submit} {...mark(props)}>
      {props.children}
    </form>
  );
}
