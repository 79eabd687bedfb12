import { HEADERS } from '#contract/paths.ts';
import { readPlayerDataRequest, readStateRequest, readTitleRequest } from '#contract/request-schema.ts';
import { demandSelf, writerOf } from './caller.ts';
import { readJsonBody } from './json-body.ts';
import { MAX_STATISTICS } from './player-data.ts';
import type { Presence } from './presence.ts';
import { Refusal } from './refusal.ts';
import { granted, plainXuidOf, xuidOf } from './request-guards.ts';
import type { Call, Endpoint } from './router.ts';

/** As long as a service configuration id can be (contract A28). */
const LONGEST_SCID = 39;

/**
 * Makes the endpoints by which people tell what they do: E8 to E10 (contract §1.1), and player data.
 * @param heartbeatSeconds until the next write of a title is wanted
 */
export function createWriteEndpoints(
  presence: Presence,
  heartbeatSeconds: number,
): Record<'writeTitle' | 'endTitle' | 'state' | 'playerData', Endpoint> {
  const told = { [HEADERS.heartbeatAfter]: String(heartbeatSeconds) };
  const demandOwnPath = ({ caller, address }: Call): void =>
    demandSelf(caller, xuidOf(address.param('user'), ''));
  const endpoint = (reply: Endpoint['reply']): Endpoint => ({
    source: 'UserPresence',
    purpose: 'write',
    reply,
  });

  return {
    writeTitle: endpoint(async (call) => {
      demandOwnPath(call);
      const writer = writerOf(call.caller);
      const request = granted(readTitleRequest(await readJsonBody(call.request)));
      if (request.id !== undefined && request.id !== writer.titleId) {
        throw new Refusal(403, 'id: the token is that of another title');
      }
      const { isNew } = await presence.writeTitle(writer, request);
      return { status: isNew ? 201 : 200, headers: told };
    }),

    endTitle: endpoint(async (call) => {
      demandOwnPath(call);
      await presence.endTitle(writerOf(call.caller));
      return { status: 200 };
    }),

    state: endpoint(async (call) => {
      demandOwnPath(call);
      const request = granted(readStateRequest(await readJsonBody(call.request)));
      await presence.setState(call.caller.xuid, request);
      return { status: 200 };
    }),

    playerData: {
      source: 'PlayerData',
      purpose: 'write',
      reply: async ({ request, caller, address }) => {
        demandSelf(caller, plainXuidOf(address.param('xuid')));
        const scid = address.param('scid');
        if (scid.length > LONGEST_SCID) {
          throw new Refusal(400, `scid: expected at most ${LONGEST_SCID} characters`);
        }
        const written = granted(readPlayerDataRequest(await readJsonBody(request)));
        if (!(await presence.writeStatistics(caller.xuid, scid, written))) {
          throw new Refusal(400, `stats.title: expected at most ${MAX_STATISTICS} statistics for one person`);
        }
        return { status: 204 };
      },
    },
  };
}
