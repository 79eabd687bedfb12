import { readProfileRequest } from '#contract/request-schema.ts';
import { readJsonBody } from './json-body.ts';
import { payloadOfText } from './payload.ts';
import type { Profiles } from './profile.ts';
import { Refusal } from './refusal.ts';
import { granted, xuidOf } from './request-guards.ts';
import type { Endpoint } from './router.ts';

/** More names than there are settings. */
const MOST_SETTINGS = 100;

/** Makes the endpoints that tell who people are (contract §5.1, §9). */
export function createProfileEndpoints(profiles: Profiles): Record<'batch' | 'user', Endpoint> {
  const endpoint = (reply: Endpoint['reply']): Endpoint => ({ source: 'Profile', purpose: 'read', reply });

  return {
    batch: endpoint(async ({ request }) => {
      const { userIds, settings } = granted(readProfileRequest(await readJsonBody(request)));
      return { status: 200, payload: payloadOfText(JSON.stringify(profiles.read(userIds, settings))) };
    }),

    user: endpoint(async ({ caller, address }) => {
      const xuid = xuidOf(address.param('user'), caller.xuid);
      const settings = (address.query('settings') ?? []).join();
      if (settings === '') {
        throw new Refusal(400, 'settings: expected names of settings, separated by commas');
      }
      const found = profiles.read([xuid], settings.split(',', MOST_SETTINGS));
      return { status: 200, payload: payloadOfText(JSON.stringify(found)) };
    }),
  };
}
