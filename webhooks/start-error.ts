/** The server cannot listen where it was told to. Trying again does not help until somebody changes something. */
export class EdgeStartError extends Error {
  override readonly name = 'EdgeStartError';
  /** The system's code, such as `EADDRINUSE`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there. Stop it, or set PORT to a free port',
  EACCES: 'this user may not open that port. Set PORT to 1024 or above',
  EADDRNOTAVAIL: 'this machine has no such address. Set HOST to 0.0.0.0 or 127.0.0.1',
  ENOTFOUND: 'no such host is known. Set HOST to an address of this machine, such as 0.0.0.0 or 127.0.0.1',
};

export function refuseStart(error: Error & { code?: string }, host: string, port: number): EdgeStartError {
  const code = error.code ?? 'unknown';
  const cause = CAUSES[code] ?? `the system says ${code}. Check HOST and PORT`;
  return new EdgeStartError(code, `The server cannot listen on ${host}:${port}: ${cause}.`);
}
