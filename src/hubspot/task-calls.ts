/** What making tasks for owners asks of HubSpot. */
import type { WriteFailure } from './gateway.ts';

/** A new object, associated with others by types that HubSpot defines. */
export interface Creation {
  /** The caller's own name for it, unique among those given: names it in the answer. */
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly associations: readonly { readonly toId: string; readonly typeId: number }[];
}

export interface CreateResult {
  /** HubSpot's ids, by the names given. */
  readonly created: ReadonlyMap<string, string>;
  /** Refused beyond doubt: nothing was made of these. */
  readonly failures: readonly WriteFailure[];
}

export interface TaskCalls {
  /**
   * Makes new objects, at most 100. Carried out twice it makes two, so it is never repeated here.
   * @throws GatewayError when it is not known what HubSpot made of them; then they have to be looked for
   */
  createObjects(type: 'tasks', creations: readonly Creation[]): Promise<CreateResult>;
}
