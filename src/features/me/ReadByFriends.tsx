import { useQueries } from '@tanstack/react-query';
import { readLineQuery } from '#client/publishing.ts';
import type { PublishableTitle } from '#contract/publishable.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { formatter } from '#i18n/formatter.ts';
import { locale, t } from '#i18n/translate.ts';
import { deviceName } from '#model/device-words.ts';
import { NO_LANGUAGE, traceOf, type ReadLine, type TitleOnDevice } from '#model/publishing.ts';

function LineCell({
  read,
  failed,
  tag,
}: {
  readonly read: ReadLine | undefined;
  readonly failed: boolean;
  readonly tag: string;
}) {
  if (failed) return <span className="text-faint">{t('me.notRead')}</span>;
  switch (read?.kind) {
    case undefined:
      return '…';
    case 'line':
      return <bdi lang={tag === NO_LANGUAGE ? undefined : tag}>{read.text}</bdi>;
    case 'left-out':
      return <em className="text-faint">{t('me.leftOut')}</em>;
    case 'gone':
      return <em className="text-faint">{t('me.gone')}</em>;
  }
}

function languageName(tag: string): string {
  if (tag === NO_LANGUAGE) return t('me.otherLanguages');
  return formatter(Intl.DisplayNames, locale(), { type: 'language' }).of(tag) ?? tag;
}

/** How a title of one's own reads in each of its languages, by asking the service in that language. */
export function ReadByFriends({
  title,
  place,
  record,
}: {
  readonly title: PublishableTitle;
  readonly place: TitleOnDevice;
  readonly record: PresenceRecord;
}) {
  const tags = [...title.locales, NO_LANGUAGE];
  const seen = traceOf(record, place) ?? '';
  const lines = useQueries({
    queries: tags.map((tag) => readLineQuery(place, tag, seen)),
  });
  return (
    <table className="mt-3 w-full border-collapse text-start">
      <caption className="pb-1.5 text-start">
        <span className="font-semibold">
          {t('me.readAs', { title: title.name, device: deviceName(place.deviceType) })}
        </span>
        <span className="block text-xs text-faint">{t('me.readAsText')}</span>
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('me.language')}</th>
          <th scope="col">{t('me.line')}</th>
        </tr>
      </thead>
      <tbody>
        {tags.map((tag, at) => (
          <tr key={tag} className="border-t border-line">
            <th scope="row" className="py-1.5 pe-3 text-start align-top font-normal text-soft">
              {languageName(tag)}
            </th>
            <td className="py-1.5 align-top [overflow-wrap:anywhere]">
              <LineCell read={lines[at]?.data} failed={lines[at]?.isError === true} tag={tag} />
            </td>
          </tr>
        ))}
      </tbody>
      {lines.some(({ data }) => data?.kind === 'left-out') ? (
        <tfoot>
          <tr className="border-t border-line">
            <td colSpan={2} className="pt-1.5 text-xs text-faint">
              {t('me.leftOutHint')}
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
