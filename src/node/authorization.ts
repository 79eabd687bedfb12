import type { Authorize, Purpose } from '#gateway/upstream.ts';
import { signToken, type Claims } from '#service/token.ts';

const LIFETIME_SECONDS = 3600;
const RENEW_BEFORE_SECONDS = 300;

function claimsOf(viewer: string, purpose: Purpose, exp: number): Claims {
  const caller = { xid: viewer, uhs: viewer, exp, sbx: 'RETAIL' };
  if (purpose.use === 'read') return caller;
  const { titleId, deviceType, deviceId } = purpose;
  return {
    ...caller,
    ...(titleId === undefined ? {} : { tid: titleId }),
    ...(deviceType === undefined ? {} : { dty: deviceType }),
    ...(deviceId === undefined ? {} : { did: deviceId }),
  };
}

/**
 * Signs tokens for the embedded service: one for reading, kept until shortly before it ends, and one for each
 * write, for the title and device that it names.
 * @param clock ms
 */
export function embeddedAuthorization(viewer: string, secret: string, clock: () => number): Authorize {
  let reading: { readonly value: string; readonly exp: number } | undefined;
  return async ({ renew, ...purpose }) => {
    const now = Math.floor(clock() / 1000);
    const exp = now + LIFETIME_SECONDS;
    if (purpose.use === 'write') return signToken(claimsOf(viewer, purpose, exp), secret);
    if (renew || !reading || reading.exp - RENEW_BEFORE_SECONDS < now) {
      reading = { value: await signToken(claimsOf(viewer, purpose, exp), secret), exp };
    }
    return reading.value;
  };
}

/** Hands out a token that was given ready-made; it cannot be renewed. */
export function givenAuthorization(value: string): Authorize {
  return () => Promise.resolve(value);
}
