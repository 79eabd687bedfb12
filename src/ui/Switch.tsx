import { memo, type ReactNode } from 'react';

/** Something that is on or off; drawn anew only if a prop is another. */
export const Switch = memo(function Switch({
  label,
  checked,
  onSwitch,
}: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onSwitch: (checked: boolean) => void;
}) {
  return (
    <label className="relative flex min-h-9 items-center gap-2.5 rounded-lg px-2 font-medium hover:bg-raised">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        onChange={(event) => onSwitch(event.target.checked)}
        className="peer absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
      />
      <span
        aria-hidden
        className="pointer-events-none relative h-5 w-9 rounded-full border border-edge bg-raised peer-checked:border-online peer-checked:bg-online peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent after:absolute after:start-0.5 after:top-0.5 after:size-3.5 after:rounded-full after:bg-edge peer-checked:after:start-4.5 peer-checked:after:bg-card forced-colors:after:bg-[ButtonText]"
      />
      {label}
    </label>
  );
});
