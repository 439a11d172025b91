import { DEFAULT_MAX_BODY_BYTES, type EdgeConfig } from './edge-config.ts';
import { createOccasionalLog, type OccasionalLog } from './occasional-log.ts';
import type { EdgePorts } from './ports.ts';
import type { SignatureRules } from './signature.ts';
import { createUploadBudget, type UploadBudget } from './upload-budget.ts';

/** What every route is given; built once. */
export interface EdgeContext {
  readonly config: EdgeConfig;
  readonly ports: EdgePorts;
  readonly rules: SignatureRules;
  readonly maxBodyBytes: number;
  readonly uploads: UploadBudget;
  readonly occasionally: OccasionalLog;
}

export function createEdgeContext(config: EdgeConfig, ports: EdgePorts): EdgeContext {
  return {
    config,
    ports,
    rules: {
      publicUrl: config.publicUrl.replace(/\/+$/, ''),
      // Anybody can sign with an empty secret.
      clientSecrets: config.clientSecrets.filter((secret) => secret !== ''),
      acceptSignatureV1: config.acceptSignatureV1,
    },
    maxBodyBytes: config.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
    uploads: createUploadBudget(),
    occasionally: createOccasionalLog(ports.log, () => ports.now()),
  };
}
