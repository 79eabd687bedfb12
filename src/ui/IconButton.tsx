import type { ComponentPropsWithRef } from 'react';
import type { IconName } from './icon-names.ts';
import { Icon } from './Icon.tsx';

/** A square button with a glyph; `label` is its name. */
export function IconButton({
  icon,
  label,
  className = '',
  ...rest
}: { readonly icon: IconName; readonly label: string } & Omit<ComponentPropsWithRef<'button'>, 'children'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-9 shrink-0 place-items-center rounded-lg border border-line bg-card text-soft hover:bg-raised hover:text-ink aria-expanded:bg-raised ${className}`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
