import { TextArea } from '@hubspot/ui-extensions';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The app keeps at most so many characters. */
const MAX_LENGTH = 2_000;

/** `onInput` comes with each key and `onChange` at the end; a paste may bring only one of them. */
export function NoteField({ name, label, value, onChange }: Props) {
  return (
    <TextArea
      name={name}
      label={label}
      value={value}
      rows={2}
      maxLength={MAX_LENGTH}
      onInput={onChange}
      onChange={onChange}
    />
  );
}
