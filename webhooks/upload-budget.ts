/**
 * How much memory all unfinished request bodies may hold together. A thousand senders that each stop one byte before
 * the end would hold a gigabyte; here the oldest of them is let go (P31). A real delivery is complete within
 * milliseconds, so it is never the oldest.
 */
export interface Upload {
  /** Bytes held so far; kept by the budget. */
  held: number;
  /** Called once, when the budget takes the memory back. */
  letGo(): void;
}

export interface UploadBudget {
  add(upload: Upload, bytes: number): void;
  /** To be called when the body is complete or given up. */
  release(upload: Upload): void;
}

/**
 * Sixteen bodies of the largest size, where HubSpot sends ten at a time of a thirtieth of it. What a flood costs
 * beyond this is what Node has read and not yet collected.
 */
export const DEFAULT_UPLOAD_BUDGET_BYTES = 16 * 1024 * 1024;

export function createUploadBudget(limit: number = DEFAULT_UPLOAD_BUDGET_BYTES): UploadBudget {
  // A set keeps the order of insertion: the first is the oldest.
  const uploads = new Set<Upload>();
  let held = 0;

  const release = (upload: Upload): void => {
    if (!uploads.delete(upload)) return;
    held -= upload.held;
    upload.held = 0;
  };

  const add = (upload: Upload, bytes: number): void => {
    uploads.add(upload);
    upload.held += bytes;
    held += bytes;
    for (const oldest of uploads) {
      if (held <= limit) return;
      release(oldest);
      oldest.letGo();
    }
  };

  return { add, release };
}
