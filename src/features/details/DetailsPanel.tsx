import { locale, t } from '#i18n/translate.ts';
import { useState, type ReactNode } from 'react';
import { levelHas, type Level } from '#contract/level.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { overlayOf, type Friend } from '#model/friend.ts';
import { stateWords } from '#model/friend-words.ts';
import { levelLacks } from '#model/level-words.ts';
import { deviceDrawing } from '#model/device-drawing.ts';
import { monogramOf } from '#model/monogram.ts';
import { placementHelp } from '#model/placement-help.ts';
import { agoWords, instantWords, lastingWords } from '#model/time-words.ts';
import { Guard } from '#ui/Guard.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Instant } from '#ui/Instant.tsx';
import { LargeDevice } from '#ui/LargeDevice.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementHelp } from '#ui/PlacementHelp.tsx';
import { SidePanel } from '#ui/SidePanel.tsx';
import { StarToggle } from '#ui/StarToggle.tsx';

function RecordJson({ record }: { readonly record: PresenceRecord }) {
  const [copied, setCopied] = useState(false);
  const json = JSON.stringify(record, null, 2);
  return (
    <section aria-label={t('details.record')} className="mt-6">
      <div className="mb-1.5 flex items-center justify-between">
        <h3 className="text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
          {t('details.record')}
        </h3>
        <IconButton
          icon={copied ? 'check' : 'copy'}
          label={copied ? t('details.copied') : t('details.copy')}
          className="size-8 border-0 bg-transparent"
          onClick={() => {
            void navigator.clipboard.writeText(json).then(() => setCopied(true));
          }}
        />
      </div>
      <pre
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        dir="ltr"
        className="max-h-96 overflow-auto rounded-lg border border-line bg-page p-3 font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {json}
      </pre>
    </section>
  );
}

function LastSeen({ record }: { readonly record: PresenceRecord }) {
  const timestamp = record.lastSeen?.timestamp;
  const at = timestamp === undefined ? undefined : parseTimestamp(timestamp);
  if (at === undefined) return null;
  return (
    <p className="mt-4 text-soft">
      <Instant at={at} words={(then, now) => t('state.lastSeenAgo', { ago: agoWords(then, now) })} />
      <br />
      {t('time.yours', { instant: instantWords(at) })}
    </p>
  );
}

function Devices({
  friend,
  level,
  onTitle,
}: {
  readonly friend: Friend;
  readonly level: Level;
  readonly onTitle: (titleId: string) => void;
}): ReactNode {
  const lacks = levelLacks(level);
  const devices = levelHas(level, 'device') ? (friend.record?.devices ?? []) : [];
  return (
    <>
      {devices.map((device, index) => (
        // Two devices may be of one type; their order is all that tells them apart.
        <LargeDevice
          key={`${device.type}:${index}`}
          device={deviceDrawing(device)}
          lasting={lastingWords}
          onTitle={onTitle}
        />
      ))}
      {devices.some(({ titles }) => titles !== undefined) ? (
        <div className="mt-2">
          <PlacementHelp words={placementHelp()} />
        </div>
      ) : null}
      {lacks === '' ? null : <p className="mt-4 text-[0.8125rem] text-faint">{lacks}</p>}
    </>
  );
}

function Name({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  return (
    <div className="min-w-0 flex-1">
      <h2 className="text-base font-semibold [overflow-wrap:anywhere]">
        <bdi>{name}</bdi>
      </h2>
      {children}
    </div>
  );
}

function Who({ friend, level }: { readonly friend: Friend; readonly level: Level }) {
  const { letters, colour } = monogramOf(friend.name, friend.xuid);
  return (
    <>
      <Monogram letters={letters} colour={colour} shape={friend.state} overlay={overlayOf(friend)} />
      <Name name={friend.name}>
        <p className="text-[0.8125rem] text-soft [overflow-wrap:anywhere]">{stateWords(friend, level)}</p>
        <p className="text-xs text-faint">{t('details.xuid', { xuid: friend.xuid })}</p>
      </Name>
    </>
  );
}

/** One friend in full: every screen large, last seen, the record as it came. */
export default function DetailsPanel({
  friend,
  level,
  onTitle,
  onFavourite,
  onClose,
  pause,
  children,
}: {
  readonly friend: Friend;
  readonly level: Level;
  readonly onTitle: (titleId: string) => void;
  readonly onFavourite: (friend: Friend) => void;
  readonly onClose: () => void;
  /** Stops updates, where the panel covers the page's own control. */
  readonly pause: ReactNode;
  /** What was written down about the friend. */
  readonly children: ReactNode;
}) {
  const drawnFrom = [friend, level, locale()];
  return (
    <SidePanel label={t('details.of', { name: friend.name })} onClose={onClose}>
      <div className="flex items-center gap-2 sm:gap-3">
        <Guard of={drawnFrom} instead={<Name name={friend.name} />}>
          <Who friend={friend} level={level} />
        </Guard>
        <StarToggle
          label={t('details.favourite')}
          isSet={friend.favorite}
          onToggle={() => onFavourite(friend)}
          className="size-9"
        />
        <span className="lg:hidden">{pause}</span>
        <IconButton
          icon="x"
          label={t('details.close')}
          className="border-0 bg-transparent"
          onClick={onClose}
        />
      </div>
      {friend.record ? (
        <>
          <Guard
            of={drawnFrom}
            instead={<p className="mt-5 text-soft">{t('list.fault', { name: friend.name })}</p>}
          >
            <Devices friend={friend} level={level} onTitle={onTitle} />
            <LastSeen record={friend.leaving ?? friend.record} />
          </Guard>
          {children}
          <RecordJson record={friend.leaving ?? friend.record} />
        </>
      ) : (
        <>
          <p className="mt-5 text-soft">{t('details.nothing')}</p>
          {children}
        </>
      )}
    </SidePanel>
  );
}
