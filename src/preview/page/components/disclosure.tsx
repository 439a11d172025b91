/** What opens and shuts: accordions and tabs. */
import { createContext, useContext, useEffect, useId, useLayoutEffect, useMemo, useState } from 'react';

import { classes, mark, sizeOf, type ParentProps } from './common.ts';

interface AccordionProps extends ParentProps {
  readonly title: string;
  readonly defaultOpen?: boolean;
  readonly open?: boolean;
  readonly disabled?: boolean;
  readonly size?: string;
  readonly onClick?: () => void;
}

export function Accordion({
  title,
  defaultOpen = false,
  open,
  disabled = false,
  size,
  onClick,
  ...props
}: AccordionProps) {
  const [own, setOwn] = useState(defaultOpen);
  const shown = open ?? own;
  const body = useId();
  const click = () => {
    setOwn(!shown);
    onClick?.();
  };
  return (
    <div className={`pv-accordion is-${sizeOf(size, 'md')}`} {...mark(props)}>
      <button type="button" aria-expanded={shown} aria-controls={body} disabled={disabled} onClick={click}>
        <span aria-hidden="true" className="pv-caret">
          ▸
        </span>
        {title}
      </button>
      <div id={body} hidden={!shown} className="pv-accordion-body">
        {props.children}
      </div>
    </div>
  );
}

interface TabEntry {
  readonly key: string;
  readonly title: string;
  readonly disabled: boolean;
}

interface TabList {
  readonly selected: string | null;
  readonly put: (entry: TabEntry) => void;
  readonly drop: (key: string) => void;
}

const TabContext = createContext<TabList | null>(null);

interface TabsProps extends ParentProps {
  readonly defaultSelected?: string | number;
  readonly selected?: string | number;
  readonly onSelectedChange?: (id: string) => void;
  readonly variant?: string;
  readonly fill?: boolean;
}

/** The tabs come from the card one by one, and each tells its own title. */
function useTabs({ defaultSelected, selected, onSelectedChange }: TabsProps) {
  const [entries, setEntries] = useState<readonly TabEntry[]>([]);
  const [own, setOwn] = useState(defaultSelected);
  const chosen = selected ?? own;
  const current = chosen === undefined ? (entries[0]?.key ?? null) : String(chosen);
  const list = useMemo<TabList>(
    () => ({
      selected: current,
      put: (entry) => setEntries((now) => putEntry(now, entry)),
      drop: (key) => setEntries((now) => now.filter((each) => each.key !== key)),
    }),
    [current],
  );
  const choose = (key: string) => {
    setOwn(key);
    onSelectedChange?.(key);
  };
  return { entries, current, list, choose };
}

function putEntry(entries: readonly TabEntry[], entry: TabEntry): readonly TabEntry[] {
  const known = entries.some(({ key }) => key === entry.key);
  return known ? entries.map((each) => (each.key === entry.key ? entry : each)) : [...entries, entry];
}

export function Tabs({ variant = 'default', fill, ...props }: TabsProps) {
  const { entries, current, list, choose } = useTabs(props);
  return (
    <div className={classes('pv-tabs', `is-${variant}`, fill && 'is-filled')} {...mark(props)}>
      <div role="tablist">
        {entries.map(({ key, title, disabled }) => (
          <button
            key={key}
            type="button"
            role="tab"
            aria-selected={key === current}
            disabled={disabled}
            onClick={() => choose(key)}
          >
            {title}
          </button>
        ))}
      </div>
      <TabContext.Provider value={list}>{props.children}</TabContext.Provider>
    </div>
  );
}

interface TabProps extends ParentProps {
  readonly tabId?: string | number;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly tooltip?: string;
}

export function Tab({ tabId, title = '', disabled = false, ...props }: TabProps) {
  const list = useContext(TabContext);
  const own = useId();
  const key = tabId === undefined ? own : String(tabId);
  // Both functions only call a state setter, so that an older pair of them serves as well.
  const [put, drop] = [list?.put, list?.drop];
  useLayoutEffect(() => put?.({ key, title, disabled }), [key, title, disabled]);
  useEffect(() => () => drop?.(key), [key]);
  if (list?.selected !== key) return null;
  return (
    <div role="tabpanel" className="pv-tab" aria-label={title} {...mark(props)}>
      {props.children}
    </div>
  );
}
