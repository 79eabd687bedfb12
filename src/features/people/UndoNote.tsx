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
      className="fixed start-3 bottom-3 z-40 max-w-[calc(100vw-1.5rem)] lg:start-64 [.centred_&]:top-3 [.centred_&]:bottom-auto"
    >
      {undoable ? (
        <UndoBar
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
