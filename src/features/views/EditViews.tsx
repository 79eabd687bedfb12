import { useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '#i18n/translate.ts';
import type { SavedView } from '#model/saved-views.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Modal } from '#ui/Modal.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useSavedViews, viewDeleted, viewPlaced, viewRenamed, viewsDialogClosed } from './views-store.ts';

type Deleted = { readonly view: SavedView; readonly place: number };

function focusNow(element: HTMLElement | null): void {
  element?.focus();
}

function Row({
  view,
  place,
  isLast,
  onDelete,
}: {
  readonly view: SavedView;
  readonly place: number;
  readonly isLast: boolean;
  readonly onDelete: (deleted: Deleted) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const { id, name } = view;
  const rename = (): void => {
    if (typed !== undefined) viewRenamed(id, typed);
    setTyped(undefined);
  };
  return (
    <li className="flex items-center gap-1.5">
      <TextField
        aria-label={t('views.nameOf', { name })}
        value={typed ?? name}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={rename}
        onKeyDown={({ key }) => {
          if (key === 'Enter') rename();
        }}
      />
      <IconButton
        icon="arrow-up"
        label={t('views.up', { name })}
        aria-disabled={place === 0}
        className="aria-disabled:opacity-45"
        onClick={() => viewPlaced(view, place - 1)}
      />
      <IconButton
        icon="arrow-down"
        label={t('views.down', { name })}
        aria-disabled={isLast}
        className="aria-disabled:opacity-45"
        onClick={() => viewPlaced(view, place + 1)}
      />
      <IconButton
        icon="trash-2"
        label={t('views.delete', { name })}
        onClick={() => onDelete({ view, place })}
      />
    </li>
  );
}

/** Renames saved views, puts them in order, deletes them, and brings back the one that was deleted last. */
export function EditViews() {
  const views = useSavedViews();
  const [deleted, setDeleted] = useState<Deleted>();
  return (
    <Modal title={t('views.title')} closeLabel={t('settings.close')} onClose={viewsDialogClosed}>
      {views.length === 0 ? <p className="text-soft">{t('views.none')}</p> : null}
      <ul className="grid gap-2">
        {views.map((view, place) => (
          <Row
            key={view.id}
            view={view}
            place={place}
            isLast={place === views.length - 1}
            onDelete={(gone) => {
              viewDeleted(gone.view.id);
              setDeleted(gone);
            }}
          />
        ))}
      </ul>
      <div role="status">
        {deleted === undefined ? null : (
          <p className="mt-3 flex items-center gap-3 text-soft">
            <span className="[overflow-wrap:anywhere]">
              {t('views.deleted', { name: deleted.view.name })}
            </span>
            <ActionButton
              key={deleted.view.id}
              // What was pressed is gone; from here one can take it back, or go on.
              ref={focusNow}
              onClick={({ currentTarget }) => {
                const dialog = currentTarget.closest('dialog');
                flushSync(() => {
                  viewPlaced(deleted.view, deleted.place);
                  setDeleted(undefined);
                });
                dialog?.querySelectorAll('input')[deleted.place]?.focus();
              }}
            >
              {t('views.undo')}
            </ActionButton>
          </p>
        )}
      </div>
    </Modal>
  );
}
