import { Settings as Gear } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { themeChosen, useTheme, type Theme } from './theme-store.ts';

const SEGMENTS: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function Setting({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p aria-hidden className="text-[0.8125rem] font-medium text-soft">
        {name}
      </p>
      <div className="flex">{children}</div>
    </div>
  );
}

/** The gear and what it opens: how often to ask, and the theme. */
export function Settings({ interval }: { readonly interval: ReactNode }) {
  const id = useId();
  const theme = useTheme();
  return (
    <>
      <IconButton icon={Gear} label="Settings" popoverTarget={id} />
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Settings"
        className="fixed inset-auto end-3 top-16 m-0 w-fit max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-card p-4 text-ink shadow-panel [&:popover-open]:grid [&:popover-open]:gap-4"
      >
        <Setting name="Update every">{interval}</Setting>
        <Setting name="Theme">
          <Segmented legend="Theme" segments={SEGMENTS} value={theme} onChoose={themeChosen} />
        </Setting>
        <p className="max-w-64 text-xs text-faint">Not affiliated with Microsoft.</p>
      </div>
    </>
  );
}
