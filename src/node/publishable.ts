import type { Publishable, PublishableTitle } from '#contract/publishable.ts';
import type { ServiceConfiguration, TitleDefinition, World } from '#service/world.ts';

function localesOf(configuration: ServiceConfiguration): string[] {
  const texts = [
    ...Object.values(configuration.strings).map((set) => set.text),
    ...Object.values(configuration.enumerations).flatMap((entries) => Object.values(entries)),
  ];
  const locales = new Set(texts.flatMap((text) => Object.keys(text)));
  locales.delete('default');
  return [...locales].sort();
}

function titleOf(title: TitleDefinition, world: World): PublishableTitle {
  const { id, name, scid } = title;
  const configuration = world.richPresence.find((candidate) => candidate.scid === scid);
  return {
    id,
    name: name['default'] ?? '',
    scid: scid ?? null,
    locales: configuration ? localesOf(configuration) : [],
    strings: Object.entries(configuration?.strings ?? {}).map(([string, { parameters }]) => ({
      id: string,
      parameters,
    })),
    enumerations: configuration?.enumerations ?? {},
  };
}

/** What somebody in this world may publish: every title that it names. */
export function publishableOf(world: World): Publishable {
  return { titles: world.titles.map((title) => titleOf(title, world)) };
}
