import { t } from '#i18n/translate.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { undoDismissed, undoPressed, useUndoable } from './people-dialogs-store.ts';

/** Says what was done and offers to undo it, until that is taken or put away. */
export function UndoNote({ onUndone }: { readonly onUndone: () => void }) {
  const undoable = useUndoable();
  return (
    <div role="status" className="fixed start-3 bottom-3 z-40 max-w-[calc(100vw-1.5rem)] lg:start-64">
      {undoable ? (
        <p className="flex items-center gap-3 rounded-xl border border-line bg-card py-1.5 ps-4 pe-1.5 shadow-panel">
          <span className="min-w-0 [overflow-wrap:anywhere]">{undoable.words}</span>
          <button
            type="button"
            onClick={() => {
              undoPressed();
              onUndone();
            }}
            className="min-h-8 rounded-md px-2 font-semibold text-accent hover:underline"
          >
            {t('people.undo')}
          </button>
          <IconButton
            icon="x"
            label={t('people.close')}
            className="size-8 border-0 bg-transparent"
            onClick={undoDismissed}
          />
        </p>
      ) : null}
    </div>
  );
}
