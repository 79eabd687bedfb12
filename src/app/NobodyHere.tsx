import { EmptyRoster } from '#features/people/EmptyRoster.tsx';
import { rosterChosen } from '#features/filters/view-choices.ts';
import { t } from '#i18n/translate.ts';
import type { Roster } from '#model/roster.ts';
import { FRIENDS_ROSTER, type View } from '#model/view.ts';
import { Notice, TextButton } from '#ui/Notice.tsx';

/** Stands in place of the list where there is nobody to list: no such roster, or one without people. */
export function NobodyHere({
  view,
  roster,
  isKnown,
}: {
  readonly view: View;
  readonly roster: Roster | undefined;
  /** Whether there is such a roster. */
  readonly isKnown: boolean;
}) {
  const home = (
    <TextButton onClick={() => rosterChosen(FRIENDS_ROSTER)}>{t('roster.showFriends')}</TextButton>
  );
  if (!isKnown) {
    return (
      <Notice title={t('roster.unknown')} actions={home}>
        {t('roster.unknownText', { roster: view.roster })}
      </Notice>
    );
  }
  if (view.roster === FRIENDS_ROSTER) {
    return <Notice title={t('roster.noFriends')}>{t('roster.noFriendsText')}</Notice>;
  }
  return typeof roster?.from === 'object' ? (
    <EmptyRoster id={roster.from.id} />
  ) : (
    <Notice title={t('roster.empty')} actions={home} />
  );
}
