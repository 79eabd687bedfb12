import { queryOptions } from '@tanstack/react-query';
import { currentTitlePath, HEADERS, PRESENCE_PREFIX, PUBLISH_PATH, statePath } from '#contract/paths.ts';
import type { Publishable } from '#contract/publishable.ts';
import type { StateRequest, TitleRequest } from '#contract/title-request.ts';
import { lineOf, type ReadLine, type TitleOnDevice } from '#model/publishing.ts';
import { request, write } from './http.ts';
import { askOwnPresence, OWN_PRESENCE } from './me.ts';

/**
 * How a title of one's own reads in a language: the service itself is asked as a friend with that language
 * would ask it, so no second set of rules can differ from it.
 * @param tag the one language of the question
 * @param seen what was last seen of the title; when it changes, the question is asked anew
 */
export function readLineQuery(title: TitleOnDevice, tag: string, seen: string) {
  return queryOptions({
    queryKey: [...OWN_PRESENCE, 'line', tag, title.titleId, title.deviceType, seen],
    queryFn: async ({ signal }): Promise<ReadLine> => lineOf(await askOwnPresence(tag, signal), title),
    staleTime: Infinity,
    gcTime: 60_000,
  });
}

/** What the viewer may publish. It comes from our own server, so its shape is taken as written. */
export function publishableQuery(languages: string) {
  return queryOptions({
    queryKey: ['publishable', languages],
    queryFn: async ({ signal }) => (await request(PUBLISH_PATH, { languages, signal })) as Publishable,
    staleTime: Infinity,
  });
}

/** A title on a device, as the gateway signs a token for it. */
export type WrittenTitle = TitleOnDevice & {
  /** Whose presence it is. */
  readonly xuid: string;
  /** Empty: the device has none. */
  readonly deviceId: string;
};

function titleHeaders({ titleId, deviceType, deviceId }: WrittenTitle): Record<string, string> {
  return {
    [HEADERS.titleId]: titleId,
    [HEADERS.deviceType]: deviceType,
    ...(deviceId === '' ? {} : { [HEADERS.deviceId]: deviceId }),
  };
}

/**
 * Writes, or writes again, the presence of a title.
 * @returns seconds after which the service wants to be told again; undefined if it did not say
 * @throws {ApiError}
 */
export async function writeTitle(title: WrittenTitle, body: TitleRequest): Promise<number | undefined> {
  const headers = await write(PRESENCE_PREFIX + currentTitlePath(title.xuid), {
    method: 'POST',
    headers: titleHeaders(title),
    body,
  });
  const seconds = headers.get(HEADERS.heartbeatAfter);
  return seconds === null ? undefined : Number(seconds);
}

/** Ends the presence of a title at once. @throws {ApiError} */
export async function endTitle(title: WrittenTitle): Promise<void> {
  const path = PRESENCE_PREFIX + currentTitlePath(title.xuid);
  await write(path, { method: 'DELETE', headers: titleHeaders(title) });
}

/** Appears offline to everybody else, or no longer. @throws {ApiError} */
export async function changeVisibility(xuid: string, state: StateRequest['state']): Promise<void> {
  await write(PRESENCE_PREFIX + statePath(xuid), { method: 'PUT', body: { state } satisfies StateRequest });
}
