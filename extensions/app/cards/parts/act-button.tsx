/** A button that does something, once: it rests while anything is under way, and is not there for who may only look. */
import { LoadingButton } from '@hubspot/ui-extensions';

import { keyOf, type Act } from '../api/acts.ts';
import { useActing } from './acting.tsx';

interface Props {
  readonly act: Act;
  readonly children: string;
  readonly variant?: 'primary' | 'secondary' | 'destructive';
  readonly disabled?: boolean;
  readonly onDone?: () => void;
}

export function ActButton({ act, children, variant = 'secondary', disabled = false, onDone }: Props) {
  const { mayAct, state, run } = useActing();
  if (!mayAct) return null;
  const running = state.state === 'running';
  const click = async () => {
    if (await run(act)) onDone?.();
  };
  return (
    <LoadingButton
      size="xs"
      variant={variant}
      disabled={disabled || running}
      loading={running && keyOf(state.act) === keyOf(act)}
      onClick={click}
    >
      {children}
    </LoadingButton>
  );
}
