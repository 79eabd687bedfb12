import { EditViews } from './EditViews.tsx';
import { SaveView } from './SaveView.tsx';
import { useViewsDialog } from './views-store.ts';

/**
 * The dialogs about saved views.
 * @param address of the view on screen
 */
export default function ViewsDialogs({ address }: { readonly address: string }) {
  const dialog = useViewsDialog();
  if (dialog === 'save') return <SaveView address={address} />;
  return dialog === 'edit' ? <EditViews /> : null;
}
