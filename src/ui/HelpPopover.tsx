import { useId, useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/**
 * A question and, where it is pressed, its answer. The browser closes it on Escape or a press beside it; focus
 * never leaves the question.
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
  const [open, setOpen] = useState(false);
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
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={question}
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
        className="m-auto w-88 supports-[position-area:block-end]:inset-auto supports-[position-area:block-end]:my-1 supports-[position-area:block-end]:me-0 supports-[position-area:block-end]:ms-0 supports-[position-area:block-end]:[position-area:block-end_span-inline-start] supports-[position-area:block-end]:[position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline] max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-card p-4 text-sm text-ink normal-case shadow-panel"
      >
        {open ? children : null}
      </div>
    </>
  );
}
