import { useQueryClient } from '@tanstack/react-query';
import { ownPresenceQuery } from '#client/me.ts';
import { endTitle, type WrittenTitle } from '#client/publishing.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { t } from '#i18n/translate.ts';
import { ownTitles, traceOf, usualDeviceId, type OwnTitle } from '#model/publishing.ts';
import { clockWords } from '#model/time-words.ts';
import { titleColour } from '#model/title-colour.ts';
import { titleName } from '#model/title-words.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { TitleDot } from '#ui/TitleDot.tsx';
import { titleEnded, titleKept, titleLetGo, usePublications, type Publication } from './publications.ts';
import { refusalWords } from './refusal-words.ts';
import { useWriting } from './use-writing.ts';

function keepingWords({ nextAt, error }: Publication): string {
  if (nextAt === undefined) return t('me.notKept');
  const time = clockWords(nextAt);
  return error === undefined
    ? t('me.kept', { time })
    : t('me.beatFailed', { why: refusalWords(error), time });
}

function Keeping({ publication }: { readonly publication: Publication }) {
  const kept = publication.nextAt !== undefined;
  return (
    <div className="mt-1 text-[0.8125rem]">
      <label className="flex min-h-6 items-center gap-2 text-soft">
        <input
          type="checkbox"
          checked={kept}
          onChange={() => (kept ? titleLetGo(publication) : titleKept(publication))}
          className="size-4 accent-accent"
        />
        {t('me.keep')}
      </label>
      <p className="text-xs text-faint">{keepingWords(publication)}</p>
    </div>
  );
}

/** Every title that one has somewhere, each with its end; those that this page wrote can be kept alive. */
export function OwnTitles({
  xuid,
  record,
  languages,
  onSaid,
}: {
  readonly xuid: string;
  readonly record: PresenceRecord;
  readonly languages: string;
  readonly onSaid: (words: string) => void;
}) {
  const queryClient = useQueryClient();
  const publications = [...usePublications().values()];
  const writing = useWriting((error) => onSaid(t('me.refused', { why: refusalWords(error) })));
  const titles = ownTitles(record);
  if (titles.length === 0) return null;

  const publicationOf = ({ titleId, deviceType }: OwnTitle): Publication | undefined =>
    publications.findLast(
      ({ written }) =>
        written.xuid === xuid && written.titleId === titleId && written.deviceType === deviceType,
    );
  const end = async (own: OwnTitle, written: WrittenTitle): Promise<void> => {
    const words = { title: titleName(own.title), device: own.device };
    await writing.run(async () => {
      await endTitle(written);
      titleEnded(written);
      const now = await queryClient.fetchQuery({ ...ownPresenceQuery(languages), staleTime: 0 });
      const isThere = traceOf(now, own) !== undefined;
      onSaid(t(isThere ? 'me.notEnded' : 'me.ended', words));
    });
  };
  return (
    <section className="mt-6" aria-label={t('me.titles')}>
      <h3 className="mb-1.5 text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
        {t('me.titles')}
      </h3>
      <ul className="grid gap-2">
        {titles.map((own) => {
          const publication = publicationOf(own);
          const { titleId, deviceType, device, place } = own;
          const title = titleName(own.title);
          const written = publication?.written ?? {
            xuid,
            titleId,
            deviceType,
            deviceId: usualDeviceId(deviceType),
          };
          return (
            <li key={own.key} className="rounded-lg border border-line bg-card p-2.5">
              <div className="flex items-center gap-2.5">
                <TitleDot colour={titleColour(titleId)} />
                <div className="min-w-0 flex-1">
                  <p className="truncate font-semibold">
                    <bdi>{title}</bdi>
                  </p>
                  <p className="text-[0.8125rem] text-soft">{t('me.onDevice', { place, device })}</p>
                </div>
                <ActionButton
                  aria-label={t('me.endTitle', { title, device })}
                  aria-disabled={writing.busy}
                  onClick={() => void end(own, written)}
                >
                  {t('me.end')}
                </ActionButton>
              </div>
              {publication ? <Keeping publication={publication} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
