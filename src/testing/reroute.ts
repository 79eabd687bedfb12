/*
 * Sends what would go to hosts of the network to a stand-in on loopback, over a real socket. Libraries call the
 * platform's `fetch`, so all of their own code runs. Loaded with `--import` it does so for a whole program.
 */

/** Says to the stand-in which host was meant. */
export const MEANT_HOST = 'x-meant-host';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * Reroutes until the returned function is called.
 * @param standIn its base URL
 */
export function reroute(standIn: string): () => void {
  const direct = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const { hostname, pathname, search } = new URL(request.url);
    if (LOOPBACK.test(hostname)) return direct(request);
    const headers = new Headers(request.headers);
    headers.set(MEANT_HOST, hostname);
    return direct(`${standIn}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.body,
      redirect: request.redirect,
      signal: request.signal,
      duplex: 'half',
    } as RequestInit);
  };
  return () => {
    globalThis.fetch = direct;
  };
}

const everywhere = process.env['REROUTE_TO'];
if (everywhere !== undefined) reroute(everywhere);
