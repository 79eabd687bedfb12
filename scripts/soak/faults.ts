/** How the service fails: with a status, by asking for a minute, or by a login page in its place. */
export const FAULTS = ['500', '503', '429', 'a minute', 'html'] as const;
export type Fault = (typeof FAULTS)[number];

/** Seconds for which a service asks that asks for a minute: longer than an interval. */
export const A_MINUTE = 60;

/** The answer of a service that fails. */
export function failed(fault: Fault): Response {
  if (fault === 'html') {
    const page = '<!doctype html><title>Welcome to the hotel network</title>';
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  }
  if (fault === 'a minute') {
    return new Response(null, { status: 429, headers: { 'retry-after': String(A_MINUTE) } });
  }
  return new Response(null, {
    status: Number(fault),
    headers: fault === '429' ? { 'retry-after': '10' } : {},
  });
}
