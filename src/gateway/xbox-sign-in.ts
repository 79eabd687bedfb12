import type { Configuration, DeviceAuthorizationResponse, TokenEndpointResponse } from 'openid-client';
import type { SignInFaultKind } from '#contract/gateway-status.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { faultOfXErr, SignInFault } from './sign-in-fault.ts';
import { checkedCode, type Granted, type SignInNetwork, type Token } from './sign-in-network.ts';

/** Personal accounts alone have an Xbox profile; the tenant of all of them signs for the issuer. */
const AUTHORITY = 'https://login.microsoftonline.com/consumers/oauth2/v2.0';
const ISSUER = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
const SCOPE = 'XboxLive.signin offline_access';
const RELYING_PARTY = 'http://xboxlive.com';
const CONTRACT = { 'x-xbl-contract-version': '1' };

const OAUTH_FAULTS: Readonly<Record<string, SignInFaultKind>> = {
  access_denied: 'declined',
  authorization_declined: 'declined',
  bad_verification_code: 'expired',
  expired_token: 'expired',
  invalid_client: 'client',
  invalid_grant: 'ended',
  invalid_scope: 'client',
  unauthorized_client: 'client',
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function memberOf(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value);
}

/** What an error of the OAuth client comes down to. Its cause may hold tokens, so nothing of it goes on. */
function oauthFault(error: unknown): SignInFault {
  if (error instanceof SignInFault) return error;
  const code = memberOf(error, 'error');
  if (typeof code === 'string') return new SignInFault(OAUTH_FAULTS[code] ?? 'refused');
  return new SignInFault('unreachable');
}

/** The same for an error of the Xbox client: its answer names the reason in `XErr`. */
function xboxFault(error: unknown): SignInFault {
  if (error instanceof SignInFault) return error;
  const status = memberOf(error, 'data', 'attributes', 'extra', 'statusCode');
  if (typeof status !== 'number' || status >= 500 || status === 429) return new SignInFault('unreachable');
  return faultOfXErr(memberOf(error, 'data', 'attributes', 'extra', 'response', 'body', 'XErr'));
}

async function withFaults<T>(work: () => Promise<T>, faultOf: (error: unknown) => SignInFault): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultOf(error);
  }
}

/** The token that an answer of XSTS holds (contract §6.1, §6.2). @throws SignInFault if it holds none */
function tokenOf(answer: unknown): Token {
  const hash = memberOf(answer, 'DisplayClaims', 'xui', 0, 'uhs');
  const token = memberOf(answer, 'Token');
  const notAfter = memberOf(answer, 'NotAfter');
  const expiresAt = typeof notAfter === 'string' ? parseTimestamp(notAfter) : undefined;
  const authorization = `XBL3.0 x=${String(hash)};${String(token)}`;
  const whole =
    typeof hash === 'string' &&
    typeof token === 'string' &&
    /^XBL3\.0 x=[^\s;]+;[\x21-\x7e]+$/.test(authorization);
  if (!whole || expiresAt === undefined) throw new SignInFault('refused');
  return { authorization, expiresAt };
}

/** The Xbox client, made to follow no redirect: what it sends is for one host alone. */
async function xboxClient(): Promise<(typeof import('@xboxreplay/xboxlive-auth'))['xnet']> {
  const { xnet, XSAPIClient } = await import('@xboxreplay/xboxlive-auth');
  const client = XSAPIClient as unknown as {
    performFetch: (url: string, init: RequestInit) => Promise<Response>;
  };
  client.performFetch = (url, init) => fetch(url, { ...init, redirect: 'error' });
  return xnet;
}

/**
 * The Xbox network, through the device grant of Microsoft accounts (RFC 8628), user token and XSTS.
 * @param clientId as its owner registered it
 * @param clock ms
 */
export function xboxNetwork(clientId: string, clock: () => number): SignInNetwork {
  // Loaded when wanted: most runs sign nobody in.
  let loaded: Promise<{ oauth: typeof import('openid-client'); configuration: Configuration }> | undefined;
  const client = () => {
    loaded ??= import('openid-client').then((oauth) => ({
      oauth,
      configuration: new oauth.Configuration(
        {
          issuer: ISSUER,
          device_authorization_endpoint: `${AUTHORITY}/devicecode`,
          token_endpoint: `${AUTHORITY}/token`,
        },
        clientId,
        undefined,
        oauth.None(),
      ),
    }));
    return loaded;
  };

  const grantedBy = (answer: TokenEndpointResponse, before?: string): Granted => {
    const refreshToken = answer.refresh_token ?? before;
    if (refreshToken === undefined) throw new SignInFault('client');
    return { grant: { refreshToken }, accessToken: answer.access_token };
  };

  return {
    askForCode: () =>
      withFaults(async () => {
        const { oauth, configuration } = await client();
        const asked: DeviceAuthorizationResponse = await oauth.initiateDeviceAuthorization(configuration, {
          scope: SCOPE,
        });
        return {
          code: checkedCode({
            userCode: asked.user_code,
            verificationUri: asked.verification_uri,
            expiresAt: clock() + asked.expires_in * 1000,
          }),
          granted: async (signal) => {
            const runsOut = AbortSignal.timeout(asked.expires_in * 1000);
            return withFaults(
              async () =>
                grantedBy(
                  await oauth.pollDeviceAuthorizationGrant(configuration, asked, undefined, {
                    signal: AbortSignal.any([signal, runsOut]),
                  }),
                ),
              (error) => (runsOut.aborted ? new SignInFault('expired') : oauthFault(error)),
            );
          },
        };
      }, oauthFault),
    refresh: ({ refreshToken }) =>
      withFaults(async () => {
        const { oauth, configuration } = await client();
        const answer = await oauth.refreshTokenGrant(configuration, refreshToken, { scope: SCOPE });
        return grantedBy(answer, refreshToken);
      }, oauthFault),
    tokenFor: ({ accessToken }) =>
      withFaults(async () => {
        const xnet = await xboxClient();
        const { Token: userToken } = await xnet.exchangeRpsTicketForUserToken(accessToken, 'd', CONTRACT);
        const answer = await xnet.exchangeTokenForXSTSToken(
          userToken,
          { XSTSRelyingParty: RELYING_PARTY },
          CONTRACT,
        );
        return tokenOf(answer);
      }, xboxFault),
  };
}
