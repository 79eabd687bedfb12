import { HelpPopover } from './HelpPopover.tsx';
import { PlacementGlyph, type PlacementGlyphKind } from './PlacementGlyph.tsx';

/** Explains the places that a title can have on a screen, each with its glyph. */
export function PlacementHelp({
  words,
  bare = false,
}: {
  readonly words: {
    readonly question: string;
    readonly intro: string;
    readonly places: readonly {
      readonly kind: PlacementGlyphKind;
      readonly word: string;
      readonly meaning: string;
    }[];
    readonly note: string;
  };
  readonly bare?: boolean;
}) {
  return (
    <HelpPopover question={words.question} bare={bare}>
      <p className="text-soft">{words.intro}</p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-2.5">
        {words.places.map(({ kind, word, meaning }) => (
          <div key={kind} className="contents">
            <dt className="flex items-center gap-2 self-start font-semibold whitespace-nowrap">
              <PlacementGlyph kind={kind} large />
              {word}
            </dt>
            <dd className="text-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-[0.8125rem] text-faint">{words.note}</p>
    </HelpPopover>
  );
}
