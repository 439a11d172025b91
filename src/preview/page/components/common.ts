/** Props that every component of HubSpot's takes, and what its handlers are called with. */
import type { ReactNode } from 'react';

export interface BaseProps {
  readonly testId?: string;
}

export interface ParentProps extends BaseProps {
  readonly children?: ReactNode;
}

/** What crosses to the worker in place of the browser's own event, which cannot be cloned. */
export interface CardEvent {
  readonly type: string;
  readonly bubbles: boolean;
  readonly timeStamp: number;
  readonly id: string;
}

let events = 0;

export function describeEvent(type: string): CardEvent {
  events += 1;
  return { type, bubbles: true, timeStamp: performance.now(), id: `event-${events}` };
}

export type Href = string | { readonly url: string; readonly external?: boolean };

export function addressOf(href: Href | undefined): { href?: string; target?: string; rel?: string } {
  if (href === undefined) return {};
  const url = typeof href === 'string' ? href : href.url;
  const external = typeof href === 'string' ? /^https?:/u.test(href) : href.external === true;
  return external ? { href: url, target: '_blank', rel: 'noreferrer' } : { href: url };
}

/** `data-testid` where the card gave a `testId`. */
export function mark({ testId }: BaseProps): { 'data-testid'?: string } {
  return testId === undefined ? {} : { 'data-testid': testId };
}

export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

const SIZES: Readonly<Record<string, string>> = {
  'extra-small': 'xs',
  small: 'sm',
  medium: 'md',
  large: 'lg',
  'extra-large': 'xl',
};

/** HubSpot takes `small` and `sm` alike. */
export function sizeOf(size: string | undefined, fallback: string): string {
  const given = size ?? fallback;
  return SIZES[given] ?? given;
}
