import { LEVELS, type Level } from '#contract/level.ts';
import { levelBrings, levelName } from '#model/level-words.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { levelChosen } from './view-store.ts';

const SEGMENTS = LEVELS.map((level) => ({ value: level, label: levelName(level), hint: levelBrings(level) }));

/** How deep the service is asked to look. */
export function LevelControl({ level }: { readonly level: Level }) {
  return <Segmented legend="Level" segments={SEGMENTS} value={level} onChoose={levelChosen} />;
}
