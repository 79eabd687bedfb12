import type { Hono } from 'hono';
import { parseTitleId } from '#contract/identifier.ts';
import { currentTitlePath, HEADERS, PRESENCE_PREFIX, statePath } from '#contract/paths.ts';
import { readStateRequest, readTitleRequest } from '#contract/request-schema.ts';
import { DEVICE_TYPES, readDeviceType } from '#contract/words.ts';
import { languagesToAsk } from './accept-language.ts';
import { answer, Refusal } from './answer.ts';
import { requireOwnPage } from './guards.ts';
import { readRequestBody, requireNoBody } from './request-body.ts';
import { route, xuidOf } from './routes.ts';
import type { Call, Purpose, Upstream } from './upstream.ts';
import type { Viewer } from './viewer.ts';

type Options = {
  readonly upstream: Upstream;
  readonly viewer: Viewer;
  readonly canWrite: boolean;
  /** Told after anything was written. */
  readonly written: () => void;
  /** Told after the viewer's visibility was changed from here. */
  readonly cloakedChanged: (cloaked: boolean) => void;
};

const DEVICE_ID = /^[\x21-\x7e]{1,128}$/;

/** Reads for which title and device the page writes. @throws Refusal 400, naming the header */
function purposeOf({ headers }: Request): Purpose {
  const title = headers.get(HEADERS.titleId);
  const titleId = title === null ? undefined : parseTitleId(title);
  if (titleId === undefined) throw new Refusal(400, `${HEADERS.titleId}: expected a title id`);
  const type = headers.get(HEADERS.deviceType);
  const deviceType = type === null ? undefined : DEVICE_TYPES.find((known) => known === readDeviceType(type));
  if (type !== null && deviceType === undefined) {
    throw new Refusal(400, `${HEADERS.deviceType}: expected one of ${DEVICE_TYPES.join(', ')}`);
  }
  const deviceId = headers.get(HEADERS.deviceId);
  if (deviceId !== null && !DEVICE_ID.test(deviceId)) {
    throw new Refusal(400, `${HEADERS.deviceId}: expected 1 to 128 characters without spaces`);
  }
  return {
    use: 'write',
    titleId,
    ...(deviceType === undefined ? {} : { deviceType }),
    ...(deviceId === null ? {} : { deviceId }),
  };
}

/** What a page may write: the viewer's own title and visibility, where writing is allowed at all. */
export function addPresenceWrites(app: Hono, options: Options): void {
  const { upstream, viewer, canWrite, written, cloakedChanged } = options;

  /** @throws Refusal 403 unless our own page writes the viewer's presence, and may */
  async function requireWriter(request: Request, segment: string): Promise<string> {
    const xuid = xuidOf(segment);
    requireOwnPage(request);
    if (!canWrite) throw new Refusal(403, 'Presence cannot be written from here.');
    await viewer.learn();
    if (xuid !== viewer.xuid()) throw new Refusal(403, 'Only the presence of the viewer can be written.');
    return xuid;
  }

  async function write(request: Request, call: Omit<Call, 'class' | 'languages'>): Promise<Response> {
    const languages = languagesToAsk(request.headers.get('accept-language'));
    const { status, heartbeatAfter } = await upstream.write({ ...call, class: 'write', languages });
    written();
    return answer(status, null, {
      'cache-control': 'no-store',
      ...(heartbeatAfter === undefined ? {} : { [HEADERS.heartbeatAfter]: heartbeatAfter }),
    });
  }

  route(app, `${PRESENCE_PREFIX}/users/:user/devices/current/titles/current`, {
    POST: async (request, param) => {
      const path = currentTitlePath(await requireWriter(request, param('user')));
      const purpose = purposeOf(request);
      const body = await readRequestBody(request, readTitleRequest);
      return write(request, { method: 'POST', path, body, purpose });
    },
    DELETE: async (request, param) => {
      const path = currentTitlePath(await requireWriter(request, param('user')));
      requireNoBody(request);
      return write(request, { method: 'DELETE', path, purpose: purposeOf(request) });
    },
  });
  route(app, `${PRESENCE_PREFIX}/users/:user/state`, {
    PUT: async (request, param) => {
      const xuid = await requireWriter(request, param('user'));
      const body = await readRequestBody(request, readStateRequest);
      const call = { method: 'PUT', path: statePath(xuid), body, purpose: { use: 'write' } } as const;
      const done = await write(request, call);
      // Of who has written it; by now somebody else may have signed in.
      if (viewer.xuid() === xuid) cloakedChanged(body.state === 'Cloaked');
      return done;
    },
  });
}
