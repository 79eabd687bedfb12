import { DataDialog } from './DataDialog.tsx';
import { ForgetDialog } from './ForgetDialog.tsx';
import type { PeopleDialog } from './people-dialogs-store.ts';
import { RosterDialog, type EditorProps } from './RosterDialog.tsx';

/** The dialog that is open, over the one that it was opened from. */
export default function PeopleDialogs({ dialog, ...props }: EditorProps & { readonly dialog: PeopleDialog }) {
  if (dialog.kind !== 'roster') {
    return (
      <>
        <DataDialog book={props.book} />
        {dialog.kind === 'forget' ? <ForgetDialog /> : null}
      </>
    );
  }
  return <RosterDialog id={dialog.id} adding={dialog.adding} {...props} />;
}
