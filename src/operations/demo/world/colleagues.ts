import type { Role } from '#app/platform/database/index.ts';
import type { RegionKey } from './regions.ts';

/** A colleague of the invented team. What can be tried as this person is in the messages, `madeup.line.<key>`. */
export interface InventedColleague {
  name: string;
  roles: readonly Role[];
  region: RegionKey | null;
  /** Volunteers: what they speak, how long their training holds, how many clients they can take. */
  volunteer?: { languages: readonly string[]; trainedMonthsAgo: number; trainingHoldsMonths: number; places: number };
}

const coordinator = (name: string, region: RegionKey): InventedColleague => ({ name, roles: ['coordinator'], region });
const volunteer = (
  name: string,
  region: RegionKey,
  languages: readonly string[],
  [trainedMonthsAgo, trainingHoldsMonths]: readonly [number, number],
  places = 1,
): InventedColleague => ({
  name,
  roles: ['volunteer'],
  region,
  volunteer: { languages, trainedMonthsAgo, trainingHoldsMonths, places },
});

/**
 * The team of the small world, in the order in which the sign-in page shows it. The project leader also does the
 * intake.
 */
const smallTeam = {
  petra: { name: 'Petra Leenders', roles: ['project-leader', 'intake'], region: null },
  ilse: { name: 'Ilse Bakker', roles: ['intake'], region: null },
  joke: coordinator('Joke Vermeer', 'utrecht'),
  karel: coordinator('Karel de Wit', 'utrecht'),
  marijke: coordinator('Marijke Smit', 'amersfoort'),
  lies: coordinator('Lies Hoekstra', 'groningen'),
  bram: volunteer('Bram Postma', 'utrecht', ['nl', 'en', 'ti'], [8, 24], 2),
  noor: volunteer('Noor el Amrani', 'utrecht', ['nl', 'ar', 'fr'], [14, 24], 2),
  oksana: volunteer('Oksana Melnyk', 'utrecht', ['nl', 'uk', 'ru'], [23, 24], 2),
  daan: volunteer('Daan Verhoeven', 'utrecht', ['nl', 'en', 'zh'], [5, 24], 2),
  ruben: volunteer('Ruben Meijer', 'amersfoort', ['nl', 'en', 'am'], [11, 24]),
  hanna: volunteer('Hanna Visser', 'amersfoort', ['nl', 'ru', 'fr'], [3, 24], 3),
  sem: volunteer('Sem Dijkstra', 'groningen', ['nl', 'en', 'fa'], [18, 24], 2),
  ayla: volunteer('Ayla Kaya', 'groningen', ['nl', 'en', 'tr'], [25, 24], 2),
  roos: volunteer('Roos Tuinstra', 'utrecht', ['nl', 'en', 'es'], [1, 24]),
  ada: { name: 'Ada Prins', roles: ['auditor'], region: null },
} as const satisfies Record<string, InventedColleague>;

/**
 * Who joins them in the big world: twenty-five volunteers in all, and nobody coordinates or reads registrations alone.
 */
const alsoInBig = {
  munir: { name: 'Munir Hassani', roles: ['intake'], region: null },
  wouter: coordinator('Wouter van Eck', 'amersfoort'),
  tineke: coordinator('Tineke Mulder', 'groningen'),
  ingrid: volunteer('Ingrid Vos', 'utrecht', ['nl', 'en', 'fr', 'pt'], [20, 24], 3),
  tomas: volunteer('Tomas Brouwer', 'utrecht', ['nl', 'en', 'es', 'ro'], [10, 24], 3),
  meike: volunteer('Meike Aalbers', 'utrecht', ['nl', 'en'], [6, 24], 4),
  farid: volunteer('Farid Nazari', 'utrecht', ['nl', 'prs', 'fa', 'ps'], [16, 24], 2),
  elif: volunteer('Elif Demir', 'utrecht', ['nl', 'tr', 'ku'], [9, 24], 3),
  wim: volunteer('Wim Kuipers', 'utrecht', ['nl', 'en', 'pl'], [22, 24], 2),
  joris: volunteer('Joris Prins', 'amersfoort', ['nl', 'en'], [7, 24], 3),
  samira: volunteer('Samira Benali', 'amersfoort', ['nl', 'ar', 'fr'], [13, 24], 3),
  greet: volunteer('Greet van Dam', 'amersfoort', ['nl', 'ru', 'pl'], [19, 24], 2),
  luca: volunteer('Luca Ferri', 'amersfoort', ['nl', 'en', 'es', 'ro'], [4, 24], 2),
  jelle: volunteer('Jelle Wiersma', 'groningen', ['nl', 'en', 'uk'], [2, 24], 2),
  mirjam: volunteer('Mirjam de Boer', 'groningen', ['nl', 'es', 'pt'], [12, 24], 3),
  abel: volunteer('Abel Gebru', 'groningen', ['nl', 'ti', 'am', 'en'], [15, 24], 3),
  nynke: volunteer('Nynke Zijlstra', 'groningen', ['nl', 'en', 'fr'], [5, 24], 2),
  chen: volunteer('Lin Chen', 'groningen', ['nl', 'zh', 'en'], [8, 24], 2),
  harm: volunteer('Harm Oosterhof', 'groningen', ['nl', 'en'], [21, 24], 1),
  sarah: volunteer('Sarah Whitfield', 'groningen', ['en', 'nl'], [17, 24], 2),
} as const satisfies Record<string, InventedColleague>;

/** Everybody who is in one of the two worlds. */
export const colleagues = { ...smallTeam, ...alsoInBig };

export type ColleagueKey = keyof typeof colleagues;
/** The small team. */
export const colleagueKeys = Object.keys(smallTeam) as ColleagueKey[];
/** The big team, in the order in which people are hired and shown. */
export const allColleagueKeys = Object.keys(colleagues) as ColleagueKey[];
export const isColleagueKey = (key: string): key is ColleagueKey => key in colleagues;

/** Has joined and waits until the coordinator has compared the twenty digits. */
export const stillWaiting: ColleagueKey = 'roos';
