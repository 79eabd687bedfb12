import { DataDialog } from './DataDialog.tsx';
import { ForgetDialog } from './ForgetDialog.tsx';
import type { PeopleDialog } from './people-dialogs-store.ts';
import { RosterDialog, type EditorProps } from './RosterDialog.tsx';

/** The dialog that is open. */
export default function PeopleDialogs({ dialog, ...props }: EditorProps & { readonly dialog: PeopleDialog }) {
  if (dialog.kind === 'data') return <DataDialog book={props.book} />;
  if (dialog.kind === 'forget') return <ForgetDialog />;
  return <RosterDialog id={dialog.id} adding={dialog.adding} {...props} />;
}
