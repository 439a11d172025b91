import {
  EmptyState,
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';

import type { Solution } from './installation.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';

interface SolutionsProps {
  readonly solutions: readonly Solution[];
  readonly say: Words;
  readonly language: Language;
}

export function SolutionsSection({ solutions, say, language }: SolutionsProps) {
  return (
    <Flex direction="column" gap="small">
      <Heading>{say.solutions}</Heading>
      {solutions.length === 0 ? (
        <EmptyState title={say.noSolutions} layout="vertical">
          <Text>{say.noSolutionsHint}</Text>
        </EmptyState>
      ) : (
        <SolutionTable solutions={solutions} say={say} language={language} />
      )}
    </Flex>
  );
}

function SolutionTable({ solutions, say, language }: SolutionsProps) {
  return (
    <Table bordered>
      <TableHead>
        <TableRow>
          {say.columns.map((column) => (
            <TableHeader key={column}>{column}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {solutions.map(({ id, name, operatingModel, roles }) => (
          <TableRow key={id}>
            <TableCell>
              <Text>{name[language]}</Text>
              <Text variant="microcopy">{id}</Text>
            </TableCell>
            <TableCell>{say.model[operatingModel] ?? operatingModel}</TableCell>
            <TableCell>{listRoles(roles, true, language) || say.none}</TableCell>
            <TableCell>{listRoles(roles, false, language) || say.none}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function listRoles(roles: Solution['roles'], required: boolean, language: Language): string {
  const names = roles.filter((role) => role.required === required).map(({ name }) => name[language]);
  return names.join(', ');
}
