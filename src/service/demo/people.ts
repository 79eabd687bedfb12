import { formatTimestamp } from '#contract/timestamp.ts';
import type { WorldInput } from '../world.ts';
import { HOME_ID, isConsole } from './consoles.ts';
import type { LastVisit } from './friends-offline.ts';
import type { Screen, Standing } from './screens.ts';
import { scidOf, TITLES } from './titles.ts';

type PersonInput = WorldInput['people'][number];
type DeviceInput = NonNullable<PersonInput['devices']>[number];
type TitleInput = NonNullable<DeviceInput['titles']>[number];
type ActivityInput = NonNullable<TitleInput['activity']>;

const MINUTE = 60_000;

function activityOf({ title, saying, playing, viewers }: Standing, since: number): ActivityInput | undefined {
  if (!saying && !playing && viewers === undefined) return undefined;
  return {
    ...(saying ? { richPresence: { id: saying.string, scid: scidOf(title) } } : {}),
    ...(playing ? { media: { ...playing, idType: 'provider' } } : {}),
    ...(viewers === undefined
      ? {}
      : {
          broadcast: {
            id: `broadcast-${TITLES[title].id}-${viewers}`,
            session: `00000000-0000-4000-8000-${String(viewers).padStart(12, '0')}`,
            provider: 'Twitch',
            started: formatTimestamp(since),
            viewers,
          },
        }),
  };
}

/** Writes a screen as a device of the world file; a console gets its Home. */
function deviceOf({ type, minutes, standings }: Screen, now: number): DeviceInput {
  const since = now - minutes * MINUTE;
  const lastModified = formatTimestamp(since);
  const titles: TitleInput[] = standings.map((standing) => {
    const activity = activityOf(standing, since);
    return {
      id: TITLES[standing.title].id,
      placement: standing.placement,
      state: standing.state,
      ...(activity ? { activity } : {}),
      lastModified,
    };
  });
  if (!isConsole(type)) return { type, titles };
  const placement = standings.some((standing) => standing.placement !== 'background') ? 'background' : 'full';
  return { type, titles: [{ id: HOME_ID, placement, state: 'active', lastModified }, ...titles] };
}

function playerDataOf(screens: readonly Screen[]): Record<string, Record<string, string | number>> {
  const data: Record<string, Record<string, string | number>> = {};
  for (const { title, saying } of screens.flatMap(({ standings }) => standings)) {
    if (saying && Object.keys(saying.stats).length > 0) {
      data[scidOf(title)] = { ...data[scidOf(title)], ...saying.stats };
    }
  }
  return data;
}

/** What a world file says of somebody whose screens show this. */
export function present(
  screens: readonly Screen[],
  now: number,
): Pick<PersonInput, 'devices' | 'playerData'> {
  const playerData = playerDataOf(screens);
  return {
    devices: screens.map((screen) => deviceOf(screen, now)),
    ...(Object.keys(playerData).length > 0 ? { playerData } : {}),
  };
}

/** What a world file says of somebody who was here last so many minutes ago. */
export function absent(last: LastVisit | null, now: number): Pick<PersonInput, 'lastSeen'> {
  if (!last) return {};
  return {
    lastSeen: {
      deviceType: last.type,
      titleId: TITLES[last.title].id,
      ...(last.nameless ? { titleName: '' } : {}),
      timestamp: formatTimestamp(now - last.minutes * MINUTE),
    },
  };
}
