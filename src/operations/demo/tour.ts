import type { DemoPerson } from '#app/platform/routing/index.ts';
import type { ColleagueKey } from './world/colleagues.ts';

/** What the tour needs to know of the world: where the people and letters are that it leads to. */
export interface TourPlaces {
  references: Readonly<Record<string, string>>;
  /** Ids of the letters of each client, the oldest first. */
  letters: Readonly<Record<string, readonly string[]>>;
}

type Tour = NonNullable<DemoPerson['tour']>;

/** One person of each role, with what to look at first. Everything named here is in the small world too. */
export function tourOf(key: ColleagueKey, { references, letters }: TourPlaces): Tour | undefined {
  const client = (name: string) => `/clients/${references[name]}`;
  const look = (line: string, href: string) => ({ line: `demo.look.${line}`, href });
  const tours: Partial<Record<ColleagueKey, Tour>> = {
    bram: {
      role: 'volunteer',
      looks: [
        look('letter', `${client('selam')}/letters/${letters.selam?.[0]}`),
        look('report', `${client('selam')}/notes/new`),
        look('client', client('selam')),
      ],
    },
    joke: {
      role: 'coordinator',
      looks: [
        look('late', '/limits?show=late'),
        look('worries', '/clients?worry=open'),
        look('match', `${client('ileana')}/volunteer`),
      ],
    },
    ilse: { role: 'intake', looks: [look('queue', '/queue'), look('directory', '/directory')] },
    petra: {
      role: 'project-leader',
      looks: [look('figures', '/figures'), look('region', '/regions/new'), look('rules', '/rules')],
    },
    ada: { role: 'auditor', looks: [look('book', '/access-book'), look('people', '/people')] },
  };
  return tours[key];
}
