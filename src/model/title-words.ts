import { t } from '#i18n/translate.ts';
import type { LastSeenRecord, TitleRecord } from '#contract/record.ts';

/** What to call a title; one without a name is called by its id. */
export function titleName(title: Pick<TitleRecord, 'id' | 'name'>): string {
  if (title.name !== '') return title.name;
  return title.id === '' ? t('title.unnamed') : t('title.byId', { id: title.id });
}

/** What to call the title somebody was last seen in; undefined if none is known. */
export function lastSeenTitleName(lastSeen: LastSeenRecord): string | undefined {
  if (lastSeen.titleName === '' && lastSeen.titleId === undefined) return undefined;
  return titleName({ id: lastSeen.titleId ?? '', name: lastSeen.titleName });
}
