/** HubSpot's own CRM components: what they would open there is opened in the preview's portal. */
import { createContext, useContext } from 'react';

import { Button, Link, type ButtonProps } from './buttons.tsx';
import { mark, type BaseProps, type ParentProps } from './common.ts';

export interface CrmAction {
  readonly type: string;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Crm {
  readonly act: (action: CrmAction) => void;
  /** Of the record shown, by the property's name: its label and its value as people read it. */
  readonly properties: ReadonlyMap<string, { readonly label: string; readonly shown: string }>;
}

export const CrmContext = createContext<Crm>({ act: () => undefined, properties: new Map() });

interface ActionProps extends ParentProps {
  readonly actionType: string;
  readonly actionContext?: Readonly<Record<string, unknown>>;
  readonly onClick?: () => void;
}

function useAct({ actionType, actionContext = {}, onClick }: ActionProps) {
  const { act } = useContext(CrmContext);
  return () => {
    onClick?.();
    act({ type: actionType, context: actionContext });
  };
}

export function CrmActionButton({
  actionType,
  actionContext,
  onClick,
  ...props
}: ActionProps & Omit<ButtonProps, 'onClick'>) {
  const act = useAct({ actionType, ...(actionContext && { actionContext }), ...(onClick && { onClick }) });
  return <Button {...props} onClick={act} />;
}

export function CrmActionLink({
  actionType,
  actionContext,
  onClick,
  ...props
}: ActionProps & { readonly variant?: string }) {
  const act = useAct({ actionType, ...(actionContext && { actionContext }), ...(onClick && { onClick }) });
  return <Link {...props} preventDefault onClick={act} />;
}

interface PropertyListProps extends BaseProps {
  readonly properties: readonly string[];
  readonly direction?: string;
}

export function CrmPropertyList({ properties, direction = 'column', ...props }: PropertyListProps) {
  const record = useContext(CrmContext).properties;
  return (
    <dl className={`pv-description is-${direction}`} {...mark(props)}>
      {properties.map((name) => (
        <div className="pv-description-item" key={name}>
          <dt>{record.get(name)?.label ?? name}</dt>
          <dd>{record.get(name)?.shown ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
