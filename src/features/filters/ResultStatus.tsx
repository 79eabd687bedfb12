import { useEffect, useState } from 'react';

/** Milliseconds for which a view has to stand before it is announced: nobody wants a word for each keystroke. */
const SETTLING = 600;
/** Milliseconds after which what was said is taken away, so that nobody reads it when it is no longer so. */
const LASTING = 5000;

/**
 * Announces once how many people a choice of filters leaves. What a poll changes afterwards is on the page, but
 * not announced.
 * @param choice stands for what was chosen: another one is announced anew
 * @param words empty if nothing is filtered, undefined while it is not known who matches
 */
export function ResultStatus({
  choice,
  words,
}: {
  readonly choice: string;
  readonly words: string | undefined;
}) {
  const [said, setSaid] = useState({ choice: '', words: '' });
  const isNews = words !== undefined && said.choice !== choice;
  // Talks to the browser's timer. Once said, a view has no news, whatever its words become.
  useEffect(() => {
    if (!isNews) return undefined;
    const timer = setTimeout(() => setSaid({ choice, words }), SETTLING);
    return () => clearTimeout(timer);
  }, [isNews, choice, words]);
  const isSaid = said.words !== '' && said.choice === choice;
  useEffect(() => {
    if (!isSaid) return undefined;
    const timer = setTimeout(() => setSaid({ choice, words: '' }), LASTING);
    return () => clearTimeout(timer);
  }, [isSaid, choice]);
  return (
    <p role="status" className="sr-only">
      {isSaid ? said.words : ''}
    </p>
  );
}
