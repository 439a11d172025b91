/** What the page and the worker of a card call on each other. Functions among the arguments are proxied by the link. */
import type { RemoteChannel } from '@remote-ui/core';

import type { FetchOutcome, FetchRequest } from './protocol.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** The page's side. */
export interface PageApi {
  log(level: LogLevel, text: string): void;
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /** HubSpot's CRM hooks; `onUpdate` is called whenever one of the properties changes. */
  readProperties(
    names: readonly string[],
    onUpdate: ((properties: Readonly<Record<string, string>>) => void) | null,
  ): Promise<Readonly<Record<string, string>>>;
  readAssociations(objectTypeId: string, names: readonly string[], most: number): Promise<AssociationsAnswer>;
}

export interface AssociationsAnswer {
  readonly results: readonly {
    readonly toObjectId: number;
    readonly associationTypes: readonly {
      readonly category: string;
      readonly typeId: number;
      readonly label: string;
    }[];
    readonly properties: Readonly<Record<string, string>>;
  }[];
  readonly hasMore: boolean;
  readonly nextOffset: number;
}

/** The worker's side. */
export interface WorkerApi {
  load(url: string): void;
  render(channel: RemoteChannel, context: unknown, actions: unknown): void;
}
