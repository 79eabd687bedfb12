import { listWords, rowOfWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import { stateHeading } from '#model/display-state.ts';
import { noticeDismissed, useDropped } from './view-choices.ts';
import { useIgnored } from './view-store.ts';

/**
 * Names what of the address nobody knows, and what was not kept when another roster was chosen, until it is put
 * away. The region is there before its words are, so that they are announced.
 * @param roster the name of the roster that is watched
 */
export function FilterNotice({ roster }: { readonly roster: string }) {
  const ignored = useIgnored();
  const dropped = useDropped();
  const sentences = [
    ...(ignored.length > 0 ? [t('filter.ignored', { what: rowOfWords(ignored) })] : []),
    ...(dropped.length > 0
      ? [
          t('filter.dropped', {
            roster,
            what: listWords(dropped.map(stateHeading)),
          }),
        ]
      : []),
  ];
  return (
    <div role="status">
      {sentences.length === 0 ? null : (
        <p className="mt-4 flex items-center gap-3 rounded-lg border border-line bg-warn-soft px-3 py-2 text-[0.8125rem]">
          <span className="[overflow-wrap:anywhere]">{sentences.join(' ')}</span>
          <button
            type="button"
            onClick={noticeDismissed}
            className="min-h-6 min-w-6 font-semibold text-accent hover:underline"
          >
            {t('filter.ok')}
          </button>
        </p>
      )}
    </div>
  );
}
