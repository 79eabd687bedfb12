import type { Hono } from 'hono';
import { PROFILE_BATCH_PATH } from '#contract/paths.ts';
import { readProfiles } from '#contract/profile.ts';
import { DEFAULT_LANGUAGES } from './accept-language.ts';
import { answer, Refusal } from './answer.ts';
import { PICTURE_SETTING } from './profile-answer.ts';
import { PICTURE_SIZES, type Pictures, type PictureSize } from './pictures.ts';
import { bareXuidOf, route } from './routes.ts';
import { CONTENT_SECURITY_POLICY } from './security-headers.ts';
import type { Upstream } from './upstream.ts';

function sizeOf(request: Request): PictureSize {
  const given = new URL(request.url).searchParams.getAll('size');
  if (given.length > 1) throw new Refusal(400, 'size: given more than once');
  const size = PICTURE_SIZES.find((known) => String(known) === (given[0] ?? '64'));
  if (size === undefined) throw new Refusal(400, `size: expected one of ${PICTURE_SIZES.join(', ')}`);
  return size;
}

/** A picture is opened as a picture alone, even where somebody opens its address. */
const POLICY = `${CONTENT_SECURITY_POLICY}; sandbox`;

/** The pictures of people, through us. */
export function addPictures(app: Hono, upstream: Upstream, pictures: Pictures): void {
  /** Asks where a picture is that no profile has told yet: this gateway may be younger than the page. */
  async function learn(xuid: string): Promise<void> {
    const call = {
      class: 'profile',
      method: 'POST',
      path: PROFILE_BATCH_PATH,
      languages: DEFAULT_LANGUAGES,
      body: { userIds: [xuid], settings: [PICTURE_SETTING] },
      purpose: { use: 'read' },
    } as const;
    const profiles = await upstream.read(call, readProfiles);
    const address = profiles.find((profile) => profile.xuid === xuid)?.settings.get(PICTURE_SETTING);
    pictures.noticed(xuid, address ?? '');
  }

  route(app, '/api/picture/:xuid', {
    GET: async (request, param) => {
      const xuid = bareXuidOf(param('xuid'));
      const size = sizeOf(request);
      if (!pictures.knows(xuid)) await learn(xuid);
      const picture = await pictures.picture(xuid, size);
      if (!picture) throw new Refusal(404, `There is no picture of ${xuid}.`);
      return answer(200, picture.bytes, {
        'content-type': picture.type,
        'content-length': String(picture.bytes.byteLength),
        'content-security-policy': POLICY,
        'cache-control': 'private, max-age=3600',
      });
    },
  });
}
