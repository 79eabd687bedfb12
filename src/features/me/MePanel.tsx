import { useState, type ReactNode } from 'react';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { t } from '#i18n/translate.ts';
import { deviceDrawing } from '#model/device-drawing.ts';
import type { Friend } from '#model/friend.ts';
import { monogramOf } from '#model/monogram.ts';
import { placementHelp } from '#model/placement-help.ts';
import { lastingWords } from '#model/time-words.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LargeDevice } from '#ui/LargeDevice.tsx';
import { Monogram } from '#ui/Monogram.tsx';
import { PlacementHelp } from '#ui/PlacementHelp.tsx';
import { SidePanel } from '#ui/SidePanel.tsx';
import { ownState, ownWords } from './own-words.ts';
import { OwnTitles } from './OwnTitles.tsx';
import { Publisher } from './Publisher.tsx';
import { refusalWords } from './refusal-words.ts';
import { Visibility } from './Visibility.tsx';

type Props = {
  readonly xuid: string;
  /** Undefined until one's own record came. */
  readonly me: Friend | undefined;
  readonly name: string;
  /** Why one's own record could not be asked for the last time. */
  readonly error: unknown;
  readonly status: GatewayStatus;
  readonly languages: string;
  readonly onTitle: (titleId: string) => void;
  readonly onClose: () => void;
  /** Stops updates, where the panel covers the page's own control. */
  readonly pause: ReactNode;
};

function Devices({ me, onTitle }: { readonly me: Friend; readonly onTitle: Props['onTitle'] }) {
  const devices = me.record?.devices ?? [];
  if (devices.length === 0) return <p className="mt-5 text-soft">{t('me.noDevices')}</p>;
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
      <div className="mt-2">
        <PlacementHelp words={placementHelp()} />
      </div>
    </>
  );
}

/** What may be written from here, or why nothing may. */
function Writes({
  xuid,
  me,
  status,
  languages,
  onSaid,
}: Props & { readonly onSaid: (words: string) => void }) {
  if (!status.canWrite) return <p className="mt-6 text-[0.8125rem] text-soft">{t('me.readOnly')}</p>;
  if (status.upstream !== 'embedded') {
    return <p className="mt-6 text-[0.8125rem] text-soft">{t('me.publishElsewhere')}</p>;
  }
  if (!me?.record) return null;
  const parts = { xuid, record: me.record, languages, onSaid };
  return (
    <>
      <OwnTitles {...parts} />
      <Publisher {...parts} />
    </>
  );
}

/** One's own presence: how it stands, whether others see it, and what one writes of it from here. */
export default function MePanel(props: Props) {
  const { xuid, me, name, error, status, onTitle, onClose, pause } = props;
  const [said, setSaid] = useState('');
  const { letters, colour } = monogramOf(name, xuid);
  return (
    <SidePanel label={t('me.panel')} onClose={onClose}>
      <div className="flex items-center gap-3">
        <Monogram letters={letters} colour={colour} shape={me && ownState(me)} />
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold [overflow-wrap:anywhere]">
            <bdi>{t('me.you', { name })}</bdi>
          </h2>
          <p className="text-[0.8125rem] text-soft [overflow-wrap:anywhere]">
            {t('details.xuid', { xuid })}
            {me ? ` · ${ownWords(me)}` : ''}
          </p>
        </div>
        <span className="lg:hidden">{pause}</span>
        <IconButton icon="x" label={t('me.close')} className="border-0 bg-transparent" onClick={onClose} />
      </div>
      {me || error ? null : <p className="mt-5 text-soft">{t('me.contacting')}</p>}
      {error ? (
        <p className="mt-4 text-[0.8125rem] text-alarm">{t('me.noAnswer', { why: refusalWords(error) })}</p>
      ) : null}
      <Visibility
        xuid={xuid}
        name={name}
        cloaked={status.cloaked}
        canWrite={status.canWrite}
        onSaid={setSaid}
      />
      {me ? <Devices me={me} onTitle={onTitle} /> : null}
      <Writes {...props} onSaid={setSaid} />
      <p
        role="status"
        className="sticky -bottom-5 -mx-5 mt-5 -mb-5 border-line bg-card px-5 text-[0.8125rem] not-empty:border-t not-empty:py-2.5"
      >
        {said}
      </p>
    </SidePanel>
  );
}
