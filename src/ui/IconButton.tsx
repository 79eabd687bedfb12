import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';

/** A square button with a glyph; `label` is its name. */
export function IconButton({
  icon: Icon,
  label,
  className = '',
  ...rest
}: { readonly icon: LucideIcon; readonly label: string } & Omit<
  ComponentPropsWithRef<'button'>,
  'children'
>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-9 shrink-0 place-items-center rounded-lg border border-line bg-card text-soft hover:bg-raised hover:text-ink aria-expanded:bg-raised ${className}`}
      {...rest}
    >
      <Icon aria-hidden size={17} strokeWidth={1.75} />
    </button>
  );
}
