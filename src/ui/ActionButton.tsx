import type { ComponentPropsWithRef } from 'react';

const LOOKS = {
  /** What one came for. */
  first: 'border-accent bg-accent text-card hover:brightness-110 forced-colors:border-[ButtonText]',
  usual: 'border-line bg-card hover:bg-raised',
  /** What takes something away. */
  alarm: 'border-line bg-card text-alarm hover:bg-alarm-soft',
} as const;

/** A button with words in a dialog. */
export function ActionButton({
  look = 'usual',
  className = '',
  ...rest
}: ComponentPropsWithRef<'button'> & { readonly look?: keyof typeof LOOKS }) {
  return (
    <button
      type="button"
      className={`min-h-9 rounded-lg border px-3.5 py-1 font-medium ${LOOKS[look]} ${className}`}
      {...rest}
    />
  );
}
