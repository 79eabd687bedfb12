import type { Handler } from './listen.ts';

/**
 * A presence service somewhere else, as a handler. The host comes from the configuration alone; of the request
 * only method, path, headers and body count. Redirects are not followed: the token is for this host.
 * @param base http or https, without a slash at its end
 */
export function httpUpstream(base: string): Handler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    // A small answer that inflates to gigabytes is cut off either way, but need not be made at all.
    headers.set('accept-encoding', 'identity');
    return fetch(`${base}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.method === 'GET' || request.method === 'DELETE' ? null : await request.text(),
      redirect: 'manual',
      signal: request.signal,
    });
  };
}

/** Fetches a picture: no redirect, no cookie, nothing that says for whom. */
export function httpPicture(url: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    headers: { accept: 'image/png, image/jpeg, image/webp', 'accept-encoding': 'identity' },
    redirect: 'manual',
    credentials: 'omit',
    signal,
  });
}
