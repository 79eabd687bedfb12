import { formatTimestamp } from '#contract/timestamp.ts';
import type { WorldDevice, WorldPerson } from '../world.ts';
import { canSnap, isConsole } from './consoles.ts';
import type { Habits } from './habits.ts';
import { deviceOf, layoutOf, restamped, type Layout, type Running } from './layout.ts';
import type { Random } from './random.ts';
import type { Repertoire } from './repertoire.ts';

/** Who moves, and what there is to do. */
export type Mover = {
  readonly person: WorldPerson;
  readonly habits: Habits;
  readonly repertoire: Repertoire;
};

/** What somebody's screens show at one time; the first is the one they play on. */
export type Scene = readonly WorldDevice[];

/** A change of the screen they play on, or of all their screens. Undefined: it is not possible here. */
type Move = (layouts: readonly Layout[], mover: Mover, random: Random) => readonly Layout[] | undefined;

const blank = (type: Layout['type']): Layout => ({ type, behind: [], isActive: true });

function started(titleId: string, { person, repertoire }: Mover, random: Random): Running {
  const activity = repertoire.activity(titleId, person.playerData, random);
  return activity ? { id: titleId, activity } : { id: titleId };
}

function continued(title: Running, { person, repertoire }: Mover, random: Random): Running {
  const activity = repertoire.activity(title.id, person.playerData, random, title.activity);
  return activity ? { id: title.id, activity } : { id: title.id };
}

/** A title to play there: mostly one of their own, now and then what others play. */
function titleFor(type: Layout['type'], { habits, repertoire }: Mover, random: Random): string | undefined {
  const common = random.weighted(repertoire.front(type));
  if (type !== habits.device || random.chance(0.25)) return common;
  return random.pick(habits.titles) ?? common;
}

/** Puts another title in front of a screen; one that ran behind comes forward, what was snapped stays. */
function withFront(layout: Layout, mover: Mover, random: Random): Layout | undefined {
  const id = titleFor(layout.type, mover, random);
  if (id === undefined || id === layout.front?.id || id === layout.side?.id) return undefined;
  return {
    ...layout,
    front: layout.behind.find((title) => title.id === id) ?? started(id, mover, random),
    behind: layout.behind.filter((title) => title.id !== id),
  };
}

/** Applies a change to the screen they play on and leaves the others. */
const onMain =
  (change: (main: Layout, mover: Mover, random: Random) => Layout | undefined): Move =>
  ([main, ...others], mover, random) => {
    const changed = main && change(main, mover, random);
    return changed && [changed, ...others];
  };

const goOn = onMain((main, mover, random) =>
  main.front ? { ...main, front: continued(main.front, mover, random) } : undefined,
);

const play = onMain(withFront);

const snapOrUnsnap = onMain((main, mover, random) => {
  if (!canSnap(main.type) || !main.front) return undefined;
  if (main.side) return random.chance(0.4) ? { ...main, side: undefined } : undefined;
  const taken = new Set([main.front.id, ...main.behind.map(({ id }) => id)]);
  const id = random.weighted(mover.repertoire.side.filter(([, side]) => !taken.has(side)));
  return id === undefined ? undefined : { ...main, side: started(id, mover, random) };
});

/** The game waits behind Home; whatever waited there before is closed. */
const goHome = onMain((main, mover) => {
  if (!isConsole(main.type) || !mover.repertoire.hasHome || !main.front) return undefined;
  const lasting = main.behind.filter(({ id }) => mover.repertoire.behind.some(([, behind]) => behind === id));
  return { ...blank(main.type), behind: [...lasting, main.front] };
});

const musicOnOrOff = onMain((main, mover, random) => {
  if (!isConsole(main.type)) return undefined;
  const running = main.behind.find(({ id }) => mover.repertoire.behind.some(([, behind]) => behind === id));
  if (running) return { ...main, behind: main.behind.filter((title) => title !== running) };
  const taken = new Set([main.front?.id, main.side?.id]);
  const id = random.weighted(mover.repertoire.behind.filter(([, behind]) => !taken.has(behind)));
  return id === undefined ? undefined : { ...main, behind: [...main.behind, started(id, mover, random)] };
});

/** Picks the phone up, or puts it down. */
const pickUpOrPutDown: Move = ([main, ...others], mover, random) => {
  if (!main) return undefined;
  if (others.length > 0) return random.chance(0.4) ? [main] : undefined;
  const { companion } = mover.habits;
  const opened =
    companion && companion !== main.type ? withFront(blank(companion), mover, random) : undefined;
  return opened && [main, opened];
};

const goAway: Move = (layouts) => layouts.map((layout) => ({ ...layout, isActive: false }));
const comeBack: Move = (layouts) => layouts.map((layout) => ({ ...layout, isActive: true }));
const stay: Move = (layouts) => layouts;

type Choices = readonly (readonly [weight: number, move: Move])[];

const WHILE_PLAYING: Choices = [
  [44, goOn],
  [11, play],
  [11, snapOrUnsnap],
  [9, pickUpOrPutDown],
  [5, musicOnOrOff],
  [12, goHome],
  [8, goAway],
];
const AT_HOME: Choices = [
  [40, play],
  [12, musicOnOrOff],
  [8, pickUpOrPutDown],
  [8, goAway],
  [32, stay],
];
const WHILE_AWAY: Choices = [
  [50, comeBack],
  [50, stay],
];

function choicesAt([main]: readonly Layout[]): Choices {
  if (!main?.isActive) return WHILE_AWAY;
  return main.front ? WHILE_PLAYING : AT_HOME;
}

function sceneOf(layouts: readonly Layout[], before: Scene, { repertoire }: Mover, at: number): Scene {
  const devices = layouts.map((layout) => deviceOf(layout, repertoire.hasHome));
  return restamped(before, devices, formatTimestamp(at)).filter(({ titles }) => titles.length > 0);
}

/**
 * What somebody's screens show as they arrive: a console half the time its Home, anything else a title.
 * @param at milliseconds since 1970 UTC
 */
export function arrival(mover: Mover, random: Random, at: number): Scene {
  const empty = blank(mover.habits.device);
  const staysAtHome = isConsole(empty.type) && mover.repertoire.hasHome && random.chance(0.5);
  const main = staysAtHome ? empty : (withFront(empty, mover, random) ?? empty);
  return sceneOf([main], [], mover, at);
}

/**
 * The next thing that somebody does. Where the thing drawn is not possible on their screens, they stay as
 * they are.
 * @param at milliseconds since 1970 UTC
 */
export function nextScene(scene: Scene, mover: Mover, random: Random, at: number): Scene {
  const layouts = scene.map(layoutOf);
  const move = random.weighted(choicesAt(layouts)) ?? stay;
  const moved = move(layouts, mover, random);
  return moved && moved !== layouts ? sceneOf(moved, scene, mover, at) : scene;
}
