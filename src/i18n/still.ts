import { memo, type MemoExoticComponent, type ReactNode } from 'react';
import { useLocale } from './translate.ts';

/**
 * A component that is drawn anew only when a prop is another, or words are said differently: not at every poll.
 * @param draw draws it from its props alone, and from what it follows by itself
 * @param areAlike tells whether two sets of props say the same, where they are others each time
 */
export function still<Props extends object>(
  draw: (props: Props) => ReactNode,
  areAlike?: (before: Props, after: Props) => boolean,
): MemoExoticComponent<(props: Props) => ReactNode> {
  const Still = (props: Props): ReactNode => {
    useLocale();
    return draw(props);
  };
  Still.displayName = draw.name;
  return memo(Still, areAlike);
}
