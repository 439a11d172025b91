import { useEffect, type ComponentType, type ReactNode } from 'react';

type Unknown = ComponentType<Record<string, unknown>>;

/** One component per name, or React would draw it anew, and forget its state, each time it is asked for. */
const drawn = new Map<string, Unknown>();

/** A dashed box with the name, and the children inside. */
export function drawUnknown(name: string, report: (name: string) => void): Unknown {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const Unknown = ({ children }: { readonly children?: ReactNode }) => {
    useEffect(() => report(name), []);
    return (
      <div className="pv-unknown">
        <code>{`<${name}>`}</code>
        {children}
      </div>
    );
  };
  drawn.set(name, Unknown as Unknown);
  return Unknown as Unknown;
}
