import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function certificateOf(name: string) {
  const certPath = join(import.meta.dirname, `${name}cert.pem`);
  const keyPath = join(import.meta.dirname, `${name}key.pem`);
  return { certPath, keyPath, cert: readFileSync(certPath, 'utf8'), key: readFileSync(keyPath, 'utf8') };
}

/** A certificate for localhost and 127.0.0.1 that only tests trust, in PEM, and where it lies. */
export const CERTIFICATE = certificateOf('');

/** Another for the same names, which ended in February 2020. */
export const EXPIRED_CERTIFICATE = certificateOf('expired-');
