/** How the service fails: with a status, or by a login page in its place. */
export const FAULTS = ['500', '503', '429', 'html'] as const;
export type Fault = (typeof FAULTS)[number];

/** The answer of a service that fails. */
export function failed(fault: Fault): Response {
  if (fault === 'html') {
    const page = '<!doctype html><title>Welcome to the hotel network</title>';
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  }
  return new Response(null, {
    status: Number(fault),
    headers: fault === '429' ? { 'retry-after': '10' } : {},
  });
}
