import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ownPresenceQuery } from '#client/me.ts';
import { gamertagsQuery } from '#client/profile.ts';
import { useMeOpened } from '#features/me/me-store.ts';
import { friendOf, type Friend } from '#model/friend.ts';
import type { Polling } from './use-polling.ts';

/** Oneself, as far as it is known. */
export type Me = {
  readonly friend: Friend | undefined;
  /** When it was told, UTC milliseconds. */
  readonly at: number;
  readonly error: unknown;
  /** Gamertag; the XUID until one is known. */
  readonly name: string;
  /** Whether it is on the page: a friend's details take its place while they are open. */
  readonly opened: boolean;
};

/**
 * One's own presence: asked once, until it is answered, for the entry that leads to it, and polled while it is open.
 * @param xuid undefined until it is known who the viewer is
 * @param covered whether a friend's details are open
 */
export function useMe(xuid: string | undefined, covered: boolean, languages: string, polling: Polling): Me {
  const opened = useMeOpened() && !covered;
  const { data, dataUpdatedAt, error } = useQuery({
    ...ownPresenceQuery(languages),
    ...(opened ? polling.options : polling.untilAnswered),
    enabled: xuid !== undefined,
  });
  const { data: names } = useQuery({
    ...gamertagsQuery([xuid ?? ''], languages),
    ...polling.untilAnswered,
    enabled: opened && xuid !== undefined,
  });
  const name = (xuid === undefined ? undefined : names?.get(xuid)) ?? xuid ?? '';
  const friend = useMemo(
    () =>
      data &&
      friendOf({ xuid: data.xuid, name, favorite: false, record: data, outdated: false, level: 'all' }),
    [data, name],
  );
  return {
    friend,
    at: dataUpdatedAt,
    error: error ?? undefined,
    name,
    opened,
  };
}
