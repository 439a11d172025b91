import {
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { GroupView } from '../api/types.ts';
import { useEnvironment } from '../locales/environment.ts';

export function NumberTable({ view }: { readonly view: GroupView }) {
  const { words, say, number } = useEnvironment();
  const write = (value: number | string | null) => {
    if (value === null) return words.unknownValue;
    return typeof value === 'number' ? number(value) : value;
  };
  return (
    <>
      <Heading>{words.numbers}</Heading>
      <Table density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader>{words.columns.name}</TableHeader>
            <TableHeader>{words.columns.value}</TableHeader>
            <TableHeader>{words.columns.what}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {view.explanations.map(({ property, name, value, words: why, rule }) => (
            <TableRow key={property}>
              <TableCell>{say(name)}</TableCell>
              <TableCell>{write(value)}</TableCell>
              <TableCell>
                <Text>{say(why)}</Text>
                <Text variant="microcopy">{words.rule(say(rule), view.rulesVersion)}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
