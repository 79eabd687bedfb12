import { Agent } from 'undici';

/*
 * Sends what would go to hosts of the network to a stand-in on loopback, over a real socket. Libraries call the
 * platform's `fetch` and the gateway an agent, so all of their own code runs. Loaded with `--import` it does so for a whole program.
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
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { hostname, pathname, search } = new URL(request.url);
    if (LOOPBACK.test(hostname)) return direct(request);
    const headers = new Headers(request.headers);
    headers.set(MEANT_HOST, hostname);
    const { method, redirect, signal } = request;
    // Whole, as it was: a stream could not be sent again, and a redirect that is followed would not show.
    const body = method === 'GET' || method === 'HEAD' ? null : await request.text();
    return direct(`${standIn}${pathname}${search}`, { method, headers, body, redirect, signal });
  };
  // Called with the agent it belongs to, as it was.
  const { dispatch } = Agent.prototype;
  Agent.prototype.dispatch = function rerouted(options, handler) {
    const { hostname } = new URL(String(options.origin));
    if (LOOPBACK.test(hostname)) return dispatch.call(this, options, handler);
    const headers = { ...(options.headers as Record<string, string>), [MEANT_HOST]: hostname };
    return dispatch.call(this, { ...options, origin: standIn, headers }, handler);
  };
  return () => {
    globalThis.fetch = direct;
    Agent.prototype.dispatch = dispatch;
  };
}

const everywhere = process.env['REROUTE_TO'];
if (everywhere !== undefined) reroute(everywhere);
