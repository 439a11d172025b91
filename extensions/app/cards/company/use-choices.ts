/** Who is ticked and with which roles; kept per solution, so that looking at another one loses nothing. */
import { useState } from 'react';

import type { Role } from '../api/types.ts';
import type { Choosable } from './people-to-choose.ts';

export interface Choice {
  readonly ticked: boolean;
  readonly roles: readonly Role[];
}

export function useChoices(solution: string, people: readonly Choosable[]) {
  const [made, make] = useState<Readonly<Record<string, Choice>>>({});
  const keyOf = ({ contactId }: Choosable) => `${solution}/${contactId}`;
  const choiceOf = (person: Choosable): Choice =>
    made[keyOf(person)] ?? { ticked: person.proposed, roles: person.roles };
  return {
    choiceOf,
    decide: (person: Choosable, choice: Choice) => make({ ...made, [keyOf(person)]: choice }),
    forget: () => make({}),
    chosen: people
      .filter((person) => choiceOf(person).ticked)
      .map((person) => ({ contactId: person.contactId, roles: choiceOf(person).roles })),
    others: people.filter((person) => !choiceOf(person).ticked),
  };
}
