/**
 * What the page may do: load its own files, ask its own origin, nothing else. No inline script or style; text
 * that came over the wire can never become markup (Trusted Types).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy names the one script that is loaded by address: the worker that keeps the page's files.
  'trusted-types app-sw',
].join('; ');

/** Headers of every answer, refusals included. There is no CORS header among them, and never will be. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** A browser that has come by HTTPS once comes by nothing else for a year. */
const TRANSPORT = 'max-age=31536000';

/** Adds to an answer that came by HTTPS that it always is to come so. */
export function withTransportSecurity(response: Response, isSecure: boolean): Response {
  if (isSecure) response.headers.set('strict-transport-security', TRANSPORT);
  return response;
}
