import type { ComponentPropsWithRef } from 'react';
import { directionOf } from './direction-of.ts';

const LOOK =
  'w-full rounded-lg border border-edge bg-page px-2.5 py-1.5 text-ink placeholder:text-faint aria-invalid:border-alarm';

/** A line of text; its name is the label around it or `aria-label`. */
export function TextField({ className = '', ...rest }: ComponentPropsWithRef<'input'>) {
  return (
    <input
      type="text"
      dir={directionOf(rest.value)}
      autoComplete="off"
      className={`min-h-9 ${LOOK} ${className}`}
      {...rest}
    />
  );
}

/** Several lines of text. */
export function TextArea({ className = '', ...rest }: ComponentPropsWithRef<'textarea'>) {
  return (
    <textarea dir={directionOf(rest.value)} autoComplete="off" className={`${LOOK} ${className}`} {...rest} />
  );
}
