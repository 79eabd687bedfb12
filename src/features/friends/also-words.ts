import { t } from '#i18n/translate.ts';
import { deviceName } from '#model/device-words.ts';
import type { Friend } from '#model/friend.ts';
import { isDashboard } from '#model/headline.ts';
import { placementKind } from '#model/placement-words.ts';
import { titleName } from '#model/title-words.ts';
import { MOST_TOLD } from '#model/told.ts';

/**
 * What else is in front beside the headline, such as "also: Contoso Waypoint (snapped) · Contoso Gamehelp on
 * Windows"; undefined if nothing is.
 */
export function alsoWords(friend: Friend): string | undefined {
  const { headline, record } = friend;
  if (!headline) return undefined;
  const others = (record?.devices ?? []).flatMap((device) =>
    (device.titles ?? [])
      .filter((title) => title !== headline.title && title.placement !== 'Background' && !isDashboard(title))
      .map((title) =>
        device === headline.device
          ? t('placement.alsoHere', {
              title: titleName(title),
              place: placementKind(title.placement),
            })
          : t('placement.alsoThere', { title: titleName(title), device: deviceName(device.type) }),
      ),
  );
  if (others.length === 0) return undefined;
  const told = others.slice(0, MOST_TOLD);
  const count = others.length - told.length;
  if (count > 0) told.push(t('list.moreTitles', { count }));
  return t('placement.also', { titles: told.join(' · ') });
}
