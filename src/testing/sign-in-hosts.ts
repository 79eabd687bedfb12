import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MEANT_HOST } from './reroute.ts';

/** Tokens that must turn up nowhere but between the gateway and the hosts. */
export const SECRETS = {
  deviceCode: 'device-CANARY-1',
  refreshToken: 'refresh-CANARY-2',
  accessToken: 'access-CANARY-3',
  userToken: 'user-CANARY-4',
  xstsToken: 'xsts-CANARY-5',
} as const;

export const CLIENT_ID = '01234567-89ab-cdef-0123-456789abcdef';
export const USER_CODE = 'ABCD-EFGH';

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

type Asked = {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** A stand-in of the hosts that sign people in, and of the presence and profile hosts behind them. */
export type SignInHosts = {
  readonly url: string;
  /** Everything that was asked, in order. */
  readonly asked: readonly Asked[];
  /** The person enters the code and allows it. */
  approve(): void;
  decline(): void;
  /** The code runs out at once. */
  expireCode(): void;
  /** Answers a host's path so from now on; undefined: as usual. */
  answer(path: string, answer: Answer | undefined): void;
  /** How long tokens last that are given from now on, in ms. */
  lifetime(ms: number): void;
  close(): Promise<void>;
};

export const PATHS = {
  code: '/consumers/oauth2/v2.0/devicecode',
  token: '/consumers/oauth2/v2.0/token',
  user: '/user/authenticate',
  xsts: '/xsts/authorize',
} as const;

/** Which host has which path: a token for one must not go to another. */
const HOST_OF: Readonly<Record<string, string>> = {
  [PATHS.code]: 'login.microsoftonline.com',
  [PATHS.token]: 'login.microsoftonline.com',
  [PATHS.user]: 'user.auth.xboxlive.com',
  [PATHS.xsts]: 'xsts.auth.xboxlive.com',
};

const VIEWER = '2533274790000003';

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/**
 * Starts the stand-in on a free loopback port.
 * @param clock ms; what tokens' ends are counted from
 */
export async function startSignInHosts(clock: () => number = Date.now): Promise<SignInHosts> {
  const asked: Asked[] = [];
  const answers = new Map<string, Answer>();
  let state: 'pending' | 'approved' | 'declined' | 'expired' = 'pending';
  let lifetimeMs = 16 * 60 * 60_000;
  let given = 0;

  const fine = (body: unknown): Answer => ({ status: 200, body });
  const oauthError = (error: string): Answer => ({ status: 400, body: { error } });

  function tokenAnswer(form: URLSearchParams): Answer {
    if (form.get('client_id') !== CLIENT_ID) return oauthError('unauthorized_client');
    if (form.get('grant_type') === 'refresh_token') {
      if (form.get('refresh_token') !== SECRETS.refreshToken) return oauthError('invalid_grant');
    } else {
      if (form.get('device_code') !== SECRETS.deviceCode) return oauthError('bad_verification_code');
      if (state === 'pending') return oauthError('authorization_pending');
      if (state === 'declined') return oauthError('authorization_declined');
      if (state === 'expired') return oauthError('expired_token');
    }
    const { accessToken, refreshToken } = SECRETS;
    return fine({
      token_type: 'Bearer',
      scope: 'XboxLive.signin',
      expires_in: 3600,
      access_token: accessToken,
      refresh_token: refreshToken,
    });
  }

  function xboxAnswer(path: string, body: string): Answer {
    const { RelyingParty, Properties } = JSON.parse(body) as {
      RelyingParty: string;
      Properties: { RpsTicket?: string; UserTokens?: string[]; SandboxId?: string };
    };
    const claims = { xui: [{ uhs: 'hash-1', xid: VIEWER, gtg: 'Viewer' }] };
    const NotAfter = `${new Date(clock() + lifetimeMs).toISOString().slice(0, -1)}0000Z`;
    if (path === PATHS.user) {
      const right =
        RelyingParty === 'http://auth.xboxlive.com' && Properties.RpsTicket === `d=${SECRETS.accessToken}`;
      return right
        ? fine({ Token: SECRETS.userToken, NotAfter, DisplayClaims: claims })
        : { status: 400, body: '' };
    }
    const right = RelyingParty === 'http://xboxlive.com' && Properties.UserTokens?.[0] === SECRETS.userToken;
    if (!right || Properties.SandboxId !== 'RETAIL') return { status: 400, body: '' };
    given += 1;
    return fine({ Token: `${SECRETS.xstsToken}-${given}`, NotAfter, DisplayClaims: claims });
  }

  function answerOf({ host, path, headers, body }: Asked): Answer {
    const forced = answers.get(path);
    if (forced) return forced;
    if (HOST_OF[path] !== undefined && HOST_OF[path] !== host)
      return { status: 421, body: { error: 'wrong host' } };
    if (path === PATHS.code) {
      state = 'pending';
      const right = new URLSearchParams(body).get('client_id') === CLIENT_ID;
      if (!right) return oauthError('unauthorized_client');
      return fine({
        device_code: SECRETS.deviceCode,
        user_code: USER_CODE,
        verification_uri: 'https://www.microsoft.com/link',
        expires_in: 900,
        // Any number of seconds will do for a test, and few are quicker.
        interval: 0.02,
      });
    }
    if (path === PATHS.token) return tokenAnswer(new URLSearchParams(body));
    if (path === PATHS.user || path === PATHS.xsts) return xboxAnswer(path, body);
    if (!String(headers.authorization).startsWith(`XBL3.0 x=hash-1;${SECRETS.xstsToken}`)) {
      return { status: 401, body: '' };
    }
    if (path === '/users/me') return fine({ xuid: VIEWER, state: 'Online' });
    if (path.startsWith('/users/me/groups/')) return fine([{ xuid: '2533274790000001', state: 'Offline' }]);
    return path === '/users/batch/profile/settings' ? fine({ profileUsers: [] }) : { status: 404, body: '' };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const one: Asked = {
        host: String(request.headers[MEANT_HOST]),
        path: (request.url ?? '').split('?')[0] ?? '',
        headers: request.headers,
        body: await bodyOf(request),
      };
      asked.push(one);
      const { status, body, headers } = answerOf(one);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    approve: () => {
      state = 'approved';
    },
    decline: () => {
      state = 'declined';
    },
    expireCode: () => {
      state = 'expired';
    },
    answer: (path, answer) => {
      if (answer) answers.set(path, answer);
      else answers.delete(path);
    },
    lifetime: (ms) => {
      lifetimeMs = ms;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
