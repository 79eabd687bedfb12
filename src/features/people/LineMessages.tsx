import { rowOfWords } from '#i18n/list-words.ts';
import { t } from '#i18n/translate.ts';
import type { LineVerdict, ReadPeople } from '#model/people-lines.ts';
import type { IconName } from '#ui/icon-names.ts';
import { lineWords } from './line-words.ts';
import { Icon } from '#ui/Icon.tsx';

/** How many lines get a message of their own; the rest are counted. */
const SHOWN = 100;

const MARKS: Readonly<Record<'valid' | 'known' | 'bad', { icon: IconName; colour: string }>> = {
  valid: { icon: 'check', colour: 'text-online' },
  known: { icon: 'minus', colour: 'text-faint' },
  bad: { icon: 'x', colour: 'text-alarm' },
};

function markOf(verdict: LineVerdict): (typeof MARKS)[keyof typeof MARKS] {
  if (verdict === 'valid') return MARKS.valid;
  return verdict === 'duplicate' || verdict === 'present' ? MARKS.known : MARKS.bad;
}

/** Lines that want attention stand first where not all can be shown. */
function chosenLines({ lines }: ReadPeople): ReadPeople['lines'] {
  if (lines.length <= SHOWN) return lines;
  const wanting = lines.filter(({ verdict }) => verdict !== 'valid');
  return [...wanting, ...lines.filter(({ verdict }) => verdict === 'valid')].slice(0, SHOWN);
}

/** What comes of each pasted line, before anything is saved. */
export function LineMessages({ read }: { readonly read: ReadPeople }) {
  const { lines, ignored } = read;
  const added = lines.filter(({ verdict }) => verdict === 'valid').length;
  const shown = chosenLines(read);
  return (
    <>
      <p role="status" className="mt-2 text-[0.8125rem] font-medium">
        {lines.length === 0 ? '' : t('people.linesResult', { added, left: lines.length - added })}
      </p>
      {ignored.length === 0 ? null : (
        <p className="text-[0.8125rem] text-away">
          {t('people.columnsIgnored', { columns: rowOfWords(ignored) })}
        </p>
      )}
      {lines.length === 0 ? null : (
        <ol
          aria-label={t('people.lines')}
          // A list that scrolls must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="mt-1.5 max-h-44 overflow-y-auto rounded-lg border border-line text-[0.8125rem]"
        >
          {shown.map((line, index) => {
            const { icon, colour } = markOf(line.verdict);
            return (
              // One written line can name several people.
              <li
                key={`${line.line} ${index}`}
                className="grid grid-cols-[auto_1fr] items-center gap-x-2 border-b border-line px-2.5 py-1 last:border-b-0 sm:flex"
              >
                <Icon name={icon} size={14} className={colour} />
                <bdi className="min-w-0 flex-1 truncate font-mono text-xs">{line.text}</bdi>
                <span className="col-start-2 text-soft sm:max-w-80 sm:text-end">{lineWords(line)}</span>
              </li>
            );
          })}
          {lines.length > shown.length ? (
            <li className="px-2.5 py-1 text-faint">
              {t('people.linesMore', { count: lines.length - shown.length })}
            </li>
          ) : null}
        </ol>
      )}
    </>
  );
}
