/** The browser's database of rosters and of what was written down about people. */
export const PEOPLE_DATABASE = 'people';

/** Where tabs tell each other that it changed. */
export const PEOPLE_CHANNEL = 'people';

/** What they tell: the book was changed, or everything was forgotten. */
export type PeopleNews = 'changed' | 'forgotten';
