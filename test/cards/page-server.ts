/** HubSpot's proxy for pages: what was asked, and the answers the test gives to it in any order. */
export interface PageRequest {
  readonly url: string;
  readonly options: { readonly method?: string; readonly timeout?: number };
  /** Settles the request and lets the page take it in. */
  readonly answer: (status: number, body: unknown) => Promise<void>;
  readonly refuse: () => Promise<void>;
}

/** `hubspot.fetch` calls `self.hsFetch`, which only HubSpot's worker has. */
export function installPageServer(): PageRequest[] {
  const requests: PageRequest[] = [];
  const hsFetch = (url: string, options: PageRequest['options']) =>
    new Promise((resolve, reject) => {
      requests.push({
        url,
        options,
        answer: async (status, body) => {
          resolve(respond(status, body));
          await settle();
        },
        refuse: async () => {
          reject(new Error('BAD_GATEWAY'));
          await settle();
        },
      });
    });
  Object.assign(globalThis, { self: Object.assign(globalThis, { hsFetch }) });
  return requests;
}

/** A text that is no JSON stands for a page that a proxy put in the server's place. */
function respond(status: number, body: unknown): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
}

/** Lets promises and React's work that hang on an answer run to their end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
