/**
 * What a log may hold of an error that came from elsewhere: its kind and code. Messages of drivers carry the values
 * of the statement, and so names and e-mails (P38).
 */
export function describeFault(error: unknown): { readonly fault: string; readonly code?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? { fault: error.name } : { fault: error.name, code };
}
