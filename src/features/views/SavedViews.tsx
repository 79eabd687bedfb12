import { numberWords } from '#i18n/number-words.ts';
import { still } from '#i18n/still.ts';
import { t } from '#i18n/translate.ts';
import { countOfView, type PictureAtHand } from '#model/saved-view-count.ts';
import { addressToSave, viewAt, type SavedView } from '#model/saved-views.ts';
import { linkCopied } from './copy-store.ts';
import { useSavedViews, viewsDialogOpened } from './views-store.ts';
import { Icon } from '#ui/Icon.tsx';
import type { IconName } from '#ui/icon-names.ts';

const LINE =
  'flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2 text-start text-soft hover:bg-raised aria-[current=true]:bg-raised aria-[current=true]:font-medium aria-[current=true]:text-ink';

function Saved({
  saved,
  count,
  isCurrent,
  onOpen,
}: {
  readonly saved: SavedView;
  readonly count: number | undefined;
  readonly isCurrent: boolean;
  readonly onOpen: (address: string) => void;
}) {
  return (
    <a
      href={saved.address}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(saved.address);
      }}
      className={LINE}
    >
      <Icon name="bookmark" />
      <bdi className="min-w-0 flex-1 truncate">{saved.name}</bdi>
      <span className="text-[0.8125rem] text-faint tabular-nums">{numberWords(count)}</span>
    </a>
  );
}

function Action({
  icon,
  label,
  onPress,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" onClick={onPress} className={LINE}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

/** What can be done with the view on screen. */
const Actions = still(function Actions({ address }: { readonly address: string }) {
  return (
    <>
      <Action icon="bookmark-plus" label={t('views.saveThis')} onPress={() => viewsDialogOpened('save')} />
      <Action icon="link" label={t('views.copyLink')} onPress={() => linkCopied(address)} />
    </>
  );
});

/**
 * The views that were saved in this browser, each with how many people it would list where that is known, and
 * what can be done with the view on screen: name it, or copy a link to it.
 * @param address of the page as it is
 */
export function SavedViews({
  atHand,
  address,
  onOpen,
}: {
  readonly atHand: PictureAtHand;
  readonly address: string;
  readonly onOpen: (address: string) => void;
}) {
  const views = useSavedViews();
  const current = addressToSave(atHand.view);
  return (
    <section aria-label={t('views.title')} className="mt-5">
      <div className="flex min-h-6 items-center justify-between ps-2">
        <p className="text-[0.6875rem] font-semibold tracking-wider text-faint uppercase">
          {t('views.title')}
        </p>
        {views.length === 0 ? null : (
          <button
            type="button"
            aria-label={t('views.edit')}
            title={t('views.edit')}
            onClick={() => viewsDialogOpened('edit')}
            className="grid size-7 place-items-center rounded-md text-soft hover:bg-raised hover:text-ink"
          >
            <Icon name="pencil" size={14} />
          </button>
        )}
      </div>
      {views.length === 0 ? null : (
        <ul>
          {views.map((saved) => (
            <li key={saved.id}>
              <Saved
                saved={saved}
                count={countOfView(viewAt(saved.address), atHand)}
                isCurrent={saved.address === current}
                onOpen={onOpen}
              />
            </li>
          ))}
        </ul>
      )}
      <Actions address={address} />
    </section>
  );
}
