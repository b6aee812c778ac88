import { type PublicAppOptions, type PublicDesk, publicApp } from '#app/platform/routing/index.ts';
import { mergePublished } from '#app/service/directory/index.ts';
import type { PageFacts } from './facts.store.ts';
import { publicPageRoutes } from './index.ts';

/** The public pages for tests that need no database. */

export const nothingDecided: PageFacts['organisation'] = {
  name: null,
  address: null,
  officer: null,
  basis: null,
  basisEn: null,
  retention: null,
  retentionEn: null,
  complaints: null,
  complaintsEn: null,
};

const nobody: PageFacts = {
  contact: { telephone: null, hours: null, hoursEn: null, mail: null },
  organisation: nothingDecided,
  regions: [],
  organisations: [],
  edited: [],
};

export const someFacts: PageFacts = {
  contact: {
    telephone: '030 555 01 02',
    hours: 'Maandag tot en met vrijdag, 9 tot 17 uur',
    hoursEn: 'Monday to Friday, 9 to 17',
    mail: 'hulp@voorbeeld.example',
  },
  organisation: { ...nothingDecided, name: 'Stichting Voorbeeld', address: 'Postbus 1\n3500 AA Utrecht' },
  organisations: mergePublished([]),
  edited: [],
  regions: [
    { name: 'Groningen', status: 'open', municipalities: ['Groningen', 'Assen'], atADistance: true },
    { name: 'Utrecht', status: 'open', municipalities: ['Utrecht', 'Zeist', 'Nieuwegein'], atADistance: false },
    { name: 'Amersfoort', status: 'open', municipalities: [], atADistance: false },
    { name: 'Zwolle', status: 'pending', municipalities: ['Zwolle'], atADistance: false },
  ],
};

/** A desk whose database holds these facts, whatever is asked of it; they can change, and it can fail. */
export function deskWith(facts: PageFacts = nobody, change: Partial<PublicDesk> = {}) {
  const installation = { facts, reads: 0, broken: false };
  const desk: PublicDesk = {
    async scoped<T>() {
      installation.reads += 1;
      if (installation.broken) throw new Error('The database does not answer.');
      return installation.facts as T;
    },
    root: Buffer.alloc(32, 1),
    receiptKey: Buffer.alloc(32, 2),
    staffOrigin: 'http://localhost:3001',
    demo: false,
    ...change,
  };
  return { desk, installation };
}

export const visitorOrigin = 'http://127.0.0.1:3000';

export function pagesApp(desk: PublicDesk, change: Partial<PublicAppOptions> = {}, now?: () => number) {
  return publicApp({
    routes: publicPageRoutes(desk, now),
    origin: visitorOrigin,
    redirected: [],
    exitTo: 'https://example.org/',
    serviceName: 'naast',
    demo: desk.demo,
    report: (_reference, error) => {
      throw error;
    },
    ...change,
  });
}
