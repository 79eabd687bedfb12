/** People of whom the profile service has a picture, by XUID: only theirs are asked for. */
export const pictured = new Set<string>();
