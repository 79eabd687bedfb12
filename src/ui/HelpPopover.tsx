import { useId, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Popover } from './Popover.tsx';

/**
 * A question and, where it is pressed, its answer.
 * @param bare shows the glyph alone, where the question stands beside what it is about
 */
export function HelpPopover({
  question,
  bare = false,
  children,
}: {
  readonly question: string;
  readonly bare?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={bare ? question : undefined}
        title={bare ? question : undefined}
        className="inline-flex min-h-6 min-w-6 items-center justify-center gap-1.5 rounded-md text-start text-[0.8125rem] text-soft hover:text-ink hover:underline"
      >
        <Icon name="circle-question-mark" size={15} />
        {bare ? null : question}
      </button>
      <Popover id={id} label={question} className="w-88">
        {children}
      </Popover>
    </>
  );
}
