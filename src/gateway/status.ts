import type { GatewayStatus } from '#contract/gateway-status.ts';
import { CALL_LIMITS } from '#contract/call-limits.ts';
import type { SignInState } from './sign-in.ts';
import type { Upstream } from './upstream.ts';

/** What is known at the start and stays so. */
export type StatusFacts = Pick<
  GatewayStatus,
  'upstream' | 'sample' | 'interval' | 'groups' | 'favorites' | 'canWrite'
>;

/** When it is asked again: the moment, and how long that is from now, as who reads it may have another clock. */
function retryOf(retryAt: number | undefined, now: number): Pick<GatewayStatus, 'retryAt' | 'retryAfter'> {
  if (retryAt === undefined) return {};
  const retryAfter = Math.max(0, Math.ceil((retryAt - now) / 1000));
  return { retryAt: new Date(retryAt).toISOString(), retryAfter };
}

/**
 * Puts together what `GET /api/status` says.
 * @param cloaked null where nobody knows
 * @param now ms
 */
export function statusOf(
  facts: StatusFacts,
  viewer: string | null,
  cloaked: boolean | null,
  upstream: Upstream,
  now: number,
): GatewayStatus {
  const signedIn = upstream.signedIn();
  const { state, retryAt } = upstream.condition();
  const lastSuccess = upstream.lastSuccess();
  const { used, limit } = upstream.spent('read');
  return {
    viewer: viewer === null ? null : { xuid: viewer },
    upstream: facts.upstream,
    sample: facts.sample,
    signedIn,
    state: signedIn ? state : 'signed-out',
    ...(signedIn ? retryOf(retryAt, now) : {}),
    lastSuccess: lastSuccess === null ? null : new Date(lastSuccess).toISOString(),
    interval: facts.interval,
    groups: facts.groups,
    favorites: facts.favorites,
    canWrite: facts.canWrite,
    cloaked,
    signIn: null,
    budget: { used, limit, windowSeconds: CALL_LIMITS.read[1].seconds },
  };
}

/**
 * Adds to a status what is known of a sign-in by code.
 * @param isLocal whether it is told to this computer: elsewhere a code would let others finish the sign-in
 */
export function withSignIn(
  status: GatewayStatus,
  signIn: SignInState | undefined,
  isLocal: boolean,
): GatewayStatus {
  if (!signIn || signIn.signedIn) return status;
  const { code, fault } = signIn;
  return {
    ...status,
    signedIn: false,
    state: 'signed-out',
    signIn:
      code && isLocal
        ? {
            userCode: code.userCode,
            verificationUri: code.verificationUri,
            expiresAt: new Date(code.expiresAt).toISOString(),
          }
        : null,
    ...(fault ? { signInFault: fault.kind } : {}),
  };
}

/** What `GET /api/health` says: undefined while all is well, else one sentence. */
export function healthFault(upstream: Upstream): string | undefined {
  if (!upstream.signedIn()) return 'The presence service does not accept the sign-in.';
  if (!upstream.isIll()) return undefined;
  return upstream.condition().state === 'waiting'
    ? 'The presence service is unavailable and asks for a pause.'
    : 'The last question to the presence service failed.';
}
