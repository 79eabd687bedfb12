import { t } from '#i18n/translate.ts';
import { UndoBar } from '#ui/UndoBar.tsx';
import { onTop } from '#ui/on-top.ts';
import { undoDismissed, undoPressed, useUndoable } from './people-dialogs-store.ts';

/** Says what was done and offers to undo it, until that is taken or put away. */
export function UndoNote({ onUndone }: { readonly onUndone: () => void }) {
  const undoable = useUndoable();
  return onTop(
    <div
      role="status"
      className="w-fit max-w-full shrink-0 [&>p]:mt-2 [.centred_&]:[&>p]:mt-0 [.centred_&]:[&>p]:mb-2"
    >
      {undoable ? (
        <UndoBar
          done={undoable}
          words={undoable.words}
          undoLabel={t('people.undo')}
          closeLabel={t('people.close')}
          onUndo={() => {
            undoPressed();
            onUndone();
          }}
          onDismiss={undoDismissed}
        />
      ) : null}
    </div>,
  );
}
