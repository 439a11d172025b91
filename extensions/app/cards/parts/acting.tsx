/** What the buttons of a card share: who may act, what is under way, how it ended. */
import { createContext, useContext } from 'react';

import type { Act } from '../api/acts.ts';
import type { ActState } from '../state/act-state.ts';

export interface Acting {
  readonly mayAct: boolean;
  readonly state: ActState;
  readonly run: (act: Act) => Promise<boolean>;
  readonly reload: () => void;
  readonly dismiss: () => void;
  readonly makeId: () => string;
}

const CurrentActing = createContext<Acting | null>(null);
export const ActingProvider = CurrentActing.Provider;

export function useActing(): Acting {
  const acting = useContext(CurrentActing);
  if (acting === null) throw new Error('useActing() needs an ActingProvider around it.');
  return acting;
}
