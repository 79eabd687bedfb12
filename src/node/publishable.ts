import type { Publishable, PublishableTitle } from '#contract/publishable.ts';
import { pickText, readAcceptLanguage, textsOf } from '#service/locale.ts';
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

function titleOf({ id, scid }: TitleDefinition, name: string, world: World): PublishableTitle {
  const configuration = world.richPresence.find((candidate) => candidate.scid === scid);
  return {
    id,
    name,
    scid: scid ?? null,
    locales: configuration ? localesOf(configuration) : [],
    strings: Object.entries(configuration?.strings ?? {}).map(([string, { parameters }]) => ({
      id: string,
      parameters,
    })),
    enumerations: configuration?.enumerations ?? {},
  };
}

/**
 * What somebody in this world may publish: every title that it names.
 * @returns given the languages of who asks, the titles, named as presence names them to that person
 */
export function publishableOf(world: World): (languages: string) => Publishable {
  const titles = world.titles.map((title) => ({ title, names: textsOf(title.name) }));
  const known = new Set(titles.flatMap(({ names }) => [...names.keys()]));
  return (languages) => {
    const preference = readAcceptLanguage(languages, known);
    return { titles: titles.map(({ title, names }) => titleOf(title, pickText(names, preference), world)) };
  };
}
