import { Select } from '@hubspot/ui-extensions';

interface Props<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly values: readonly Value[];
  readonly labels: Readonly<Record<Value, string>>;
  /** `null`: nothing chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
}

/** A choice from a closed list; HubSpot hands back any string, a value of the list comes out. */
export function ChoiceSelect<Value extends string>(props: Props<Value>) {
  const { name, label, values, labels, value, onChange, placeholder } = props;
  const choose = (chosen: string | number | boolean) => {
    const found = values.find((each) => each === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <Select
      name={name}
      label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={value ?? ''}
      options={values.map((each) => ({ value: each, label: labels[each] }))}
      onChange={choose}
    />
  );
}
