import type { PropertyFault } from '../property-checks.ts';

export interface ErrorDetail {
  readonly message: string;
  readonly code?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

export interface ErrorContent {
  readonly category: string;
  readonly message: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly errors?: readonly ErrorDetail[];
}

/** A request that HubSpot refuses, with what its body tells; the server adds status and correlation id. */
export class ApiError extends Error {
  readonly status: number;
  readonly content: ErrorContent;

  constructor(status: number, content: ErrorContent) {
    super(content.message);
    this.name = 'ApiError';
    this.status = status;
    this.content = content;
  }
}

export function refuseInput(message: string, context?: ErrorContent['context']): ApiError {
  return new ApiError(400, { category: 'VALIDATION_ERROR', message, ...(context ? { context } : {}) });
}

export function reportMissing(message = 'resource not found', context?: ErrorContent['context']): ApiError {
  return new ApiError(404, { category: 'OBJECT_NOT_FOUND', message, ...(context ? { context } : {}) });
}

export function reportConflict(message: string, category = 'CONFLICT'): ApiError {
  return new ApiError(409, { category, message });
}

/** HubSpot packs the faults of properties into its message as JSON and repeats them in `errors`. */
export function refuseProperties(faults: readonly PropertyFault[]): ApiError {
  const listed = faults.map(({ name, code, message }) => {
    return { isValid: false, message, error: code, name, localizedErrorMessage: message };
  });
  return new ApiError(400, {
    category: 'VALIDATION_ERROR',
    message: `Property values were not valid: ${JSON.stringify(listed)}`,
    errors: faults.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
  });
}

/** Says what the account's tier lacks. */
export function refuseTier(message: string): ApiError {
  return new ApiError(403, { category: 'FORBIDDEN', message });
}
