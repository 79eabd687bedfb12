/** The browser's database of rosters and what was written down about people. */
export const PEOPLE_DATABASE = 'people';
