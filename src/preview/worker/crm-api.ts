/** The CRM hooks of HubSpot's package ask these; what they answer looks like a response but may hold a function. */
import type { AssociationsAnswer } from '../link/worker-link.ts';

type Properties = Readonly<Record<string, string>>;

interface Portal {
  readProperties(names: readonly string[], onUpdate: (properties: Properties) => void): Promise<Properties>;
  readAssociations(objectTypeId: string, names: readonly string[], most: number): Promise<AssociationsAnswer>;
}

interface AssociationsRequest {
  readonly toObjectType: string;
  readonly properties?: readonly string[];
  readonly pageLength?: number;
}

const MOST_ASSOCIATIONS = 100;

function answer(data: unknown): unknown {
  return { ok: true, status: 200, json: () => Promise.resolve({ data, cleanup: () => undefined }) };
}

function refuse(what: string): Promise<never> {
  return Promise.reject(new Error(`The preview does not play ${what}.`));
}

export function createCrmApi(portal: Portal) {
  return {
    fetchCrmProperties: async (names: readonly string[], onUpdate: (properties: Properties) => void) =>
      answer(await portal.readProperties(names, onUpdate)),
    fetchAssociations: async ({ toObjectType, properties = [], pageLength }: AssociationsRequest) =>
      answer(await portal.readAssociations(toObjectType, properties, pageLength ?? MOST_ASSOCIATIONS)),
    fetchCrmSearch: () => refuse('useCrmSearch'),
    formatCrmProperties: () => refuse('formatCrmProperties'),
    fetchHubSpotApi: () => refuse('calls from a card to HubSpot’s API'),
  };
}
