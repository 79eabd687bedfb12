import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate for localhost and 127.0.0.1 that only tests trust, in PEM, and where it lies. */
export const CERTIFICATE = {
  certPath: join(import.meta.dirname, 'cert.pem'),
  keyPath: join(import.meta.dirname, 'key.pem'),
  cert: readFileSync(join(import.meta.dirname, 'cert.pem'), 'utf8'),
  key: readFileSync(join(import.meta.dirname, 'key.pem'), 'utf8'),
};
