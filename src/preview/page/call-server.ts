/** Requests to the preview's own server. */

export async function getJson<T>(path: string): Promise<T> {
  return readJson<T>(await fetch(path));
}

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return readJson<T>(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** @throws the server's words where it refused */
async function readJson<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { readonly message?: string };
  if (!response.ok) throw new Error(body.message ?? `The preview's server answered ${response.status}.`);
  return body;
}
