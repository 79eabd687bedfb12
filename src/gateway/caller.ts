import { Refusal } from './answer.ts';

/** Who sent a request, as far as that can be told. */
export type Caller = {
  /** Of the browser: behind trusted proxies the last address that none of them vouches for. */
  readonly address: string;
  /** Whether the request came over this computer's own loopback, through no proxy. */
  readonly local: boolean;
  /** Whether the browser's side of the way is HTTPS. */
  readonly secure: boolean;
  /** Whether one of the trusted proxies sent it. */
  readonly proxied: boolean;
};

/** Whoever calls the gateway as a function is in this process. */
export const IN_PROCESS: Caller = { address: '127.0.0.1', local: true, secure: false, proxied: false };

/**
 * Refuses whoever comes from beyond this computer without the two things that this needs: HTTPS, and somebody
 * who asks for a password.
 * @param asksPassword whether the gateway does that itself
 */
export function requireLockedWay(caller: Caller, asksPassword: boolean): void {
  if (caller.local) return;
  if (!caller.secure) {
    throw new Refusal(
      403,
      caller.proxied
        ? 'The proxy must serve HTTPS and say so with X-Forwarded-Proto.'
        : 'Only HTTPS is answered here. A proxy in between must be named with --trusted-proxy.',
    );
  }
  if (!caller.proxied && !asksPassword) {
    throw new Refusal(403, 'This address is reached through its proxy alone.');
  }
}
