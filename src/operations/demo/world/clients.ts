import type { Need } from '#app/service/intake/index.ts';
import type { ColleagueKey } from './colleagues.ts';
import type { RegionKey } from './regions.ts';

/**
 * How an invented woman came in: the same fields as the registration form, in the client's own words where there are
 * any.
 */
export interface DemoRegistration {
  key: string;
  name: string;
  languages: readonly string[];
  reads: string | null;
  interpreter: 'needed' | 'not-needed' | 'unknown';
  when?: string;
  askFor?: string;
  leaveMessage: 'yes' | 'no' | 'unknown';
  mustNotKnow?: string;
  /** 'telephone' gets a number that nobody has. */
  way: 'telephone' | 'mail' | 'with-code' | { through: string };
  place: string | null;
  needs: readonly Need[];
  question?: string;
  referrer?: { organisation: string; role: string; consent: 'agrees' | 'not-asked' };
}

export interface DemoClient extends DemoRegistration {
  region: RegionKey;
  coordinator: ColleagueKey;
  volunteer: ColleagueKey | null;
}

/** Twelve clients: ten with a volunteer, two without. */
export const clients: readonly DemoClient[] = [
  {
    key: 'selam',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'bram',
    name: 'Selam ሰላም',
    languages: ['ti', 'en'],
    reads: 'ti',
    interpreter: 'needed',
    when: 'na 18.00 uur, niet op zondag',
    askFor: 'Selam',
    leaveMessage: 'no',
    mustNotKnow: 'de huisgenoot',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'procedure', 'lawyer'],
    question: 'Ik krijg brieven en ik begrijp niet welke haast hebben.',
  },
  {
    key: 'amina',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'noor',
    name: 'Amina أمينة',
    languages: ['ar', 'fr'],
    reads: 'ar',
    interpreter: 'needed',
    when: 'op doordeweekse dagen tussen 10.00 en 12.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Nieuwegein',
    needs: ['letter', 'passport'],
    question: 'Kan iemand mij helpen met de gemeente en met een zorgverzekering?',
  },
  {
    key: 'olena',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'oksana',
    name: 'Олена',
    languages: ['uk', 'ru'],
    reads: 'uk',
    interpreter: 'needed',
    when: 'alleen per sms, zij belt terug',
    askFor: 'Lena',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Zeist',
    needs: ['procedure', 'dossier'],
  },
  {
    key: 'limei',
    region: 'utrecht',
    coordinator: 'karel',
    volunteer: 'daan',
    name: '李梅 (Li Mei)',
    languages: ['zh', 'en'],
    reads: 'zh',
    interpreter: 'needed',
    when: 'overdag, zij werkt ’s avonds',
    leaveMessage: 'no',
    mustNotKnow: 'haar werkgever',
    way: 'telephone',
    place: 'Utrecht',
    needs: ['letter', 'passport', 'dossier'],
    question: 'Mijn paspoort ligt nog op mijn oude adres.',
  },
  {
    key: 'joy',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: 'daan',
    name: 'Joy',
    languages: ['bin', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'elke dag voor 15.00 uur',
    leaveMessage: 'no',
    way: { through: 'Begeleider Tess van opvang De Linde, bereikbaar via de receptie' },
    place: 'Houten',
    needs: ['letter', 'procedure'],
    referrer: { organisation: 'Opvang De Linde', role: 'begeleider', consent: 'agrees' },
  },
  {
    key: 'ileana',
    region: 'utrecht',
    coordinator: 'joke',
    volunteer: null,
    name: 'Ileana',
    languages: ['ro', 'en'],
    reads: 'ro',
    interpreter: 'not-needed',
    when: 'in het weekend',
    leaveMessage: 'yes',
    way: 'mail',
    place: 'De Bilt',
    needs: ['lawyer', 'dossier'],
    question: 'Ik wil weten welke papieren ik nodig heb voor een advocaat.',
  },
  {
    key: 'marta',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'ruben',
    name: 'Marta ማርታ',
    languages: ['am', 'ar'],
    reads: 'none',
    interpreter: 'needed',
    when: 'na afspraak via de opvang',
    askFor: 'mevrouw Marta',
    leaveMessage: 'no',
    way: { through: 'De balie van haar opvang, vraag naar mevrouw Marta' },
    place: 'Amersfoort',
    needs: ['letter', 'lawyer'],
    referrer: { organisation: 'Wijkteam Eemzicht', role: 'maatschappelijk werker', consent: 'agrees' },
  },
  {
    key: 'svetlana',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'hanna',
    name: 'Светлана',
    languages: ['ru', 'uk'],
    reads: 'ru',
    interpreter: 'needed',
    when: 'tussen 12.00 en 13.00 uur',
    leaveMessage: 'unknown',
    mustNotKnow: 'haar zwager',
    way: 'telephone',
    place: 'Soest',
    needs: ['letter', 'passport'],
  },
  {
    key: 'fatou',
    region: 'amersfoort',
    coordinator: 'marijke',
    volunteer: 'hanna',
    name: 'Fatou',
    languages: ['wo', 'fr'],
    reads: 'fr',
    interpreter: 'needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Leusden',
    needs: ['letter', 'shelter'],
    question: 'Wij moeten in januari verhuizen. Wat moet ik doorgeven en aan wie?',
  },
  {
    key: 'zahra',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'sem',
    name: 'Zahra زهرا',
    languages: ['fa', 'prs'],
    reads: 'fa',
    interpreter: 'needed',
    when: 'na 16.00 uur, als haar zoon uit school is',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Groningen',
    needs: ['procedure', 'lawyer', 'letter'],
  },
  {
    key: 'grace',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: 'ayla',
    name: 'Grace',
    languages: ['yo', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'niet ’s ochtends',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Groningen',
    needs: ['letter', 'dossier'],
  },
  {
    key: 'maribel',
    region: 'groningen',
    coordinator: 'lies',
    volunteer: null,
    name: 'Maribel',
    languages: ['es'],
    reads: 'es',
    interpreter: 'needed',
    when: 'dinsdag en donderdag',
    askFor: 'Mari',
    leaveMessage: 'no',
    way: 'with-code',
    place: 'Eemsdelta',
    needs: ['procedure', 'letter'],
  },
];

export interface QueuedRegistration extends DemoRegistration {
  state: 'new' | 'check' | 'waiting';
  daysAgo: number;
  /** What the intake team wrote with a registration that waits. */
  waitsBecause?: string;
}

export interface Arriving extends DemoRegistration {
  region: RegionKey;
  daysAgo: number;
}

/** Still in the hands of the intake team: two new, one to check first, one on the waiting list. */
export const queuedRegistrations: readonly QueuedRegistration[] = [
  {
    key: 'blessing',
    daysAgo: 2,
    state: 'new',
    name: 'Blessing',
    languages: ['yo', 'en'],
    reads: 'en',
    interpreter: 'not-needed',
    when: 'na 14.00 uur',
    leaveMessage: 'no',
    way: 'telephone',
    place: 'Amersfoort',
    needs: ['letter', 'lawyer'],
    question: 'Ik heb een brief van de gemeente en ik weet niet of ik iets moet doen.',
  },
  {
    key: 'yodit',
    daysAgo: 0,
    state: 'new',
    name: 'ዮዲት (Yodit)',
    languages: ['am'],
    reads: 'am',
    interpreter: 'needed',
    leaveMessage: 'no',
    way: 'with-code',
    place: null,
    needs: ['procedure'],
  },
  {
    key: 'natalia',
    daysAgo: 1,
    state: 'check',
    name: 'Наталія',
    languages: ['uk'],
    reads: 'uk',
    interpreter: 'unknown',
    leaveMessage: 'unknown',
    way: 'mail',
    place: 'Houten',
    needs: ['dossier', 'passport'],
  },
  {
    key: 'wangfang',
    daysAgo: 16,
    state: 'waiting',
    waitsBecause: 'Geen regio dekt Zwolle. Wij bellen haar begeleider als er een plaats vrijkomt.',
    name: '王芳 (Wang Fang)',
    languages: ['zh'],
    reads: 'zh',
    interpreter: 'needed',
    when: 'via de begeleider',
    leaveMessage: 'no',
    way: { through: 'Mevrouw Terpstra van woonhuis De Vaart, op werkdagen' },
    place: 'Zwolle',
    needs: ['passport', 'letter'],
    referrer: { organisation: 'Woonhuis De Vaart', role: 'woonbegeleider', consent: 'agrees' },
  },
];

/** Placed in a region and waiting there until a coordinator accepts. */
export const arriving: readonly Arriving[] = [
  {
    key: 'huda',
    daysAgo: 3,
    region: 'utrecht',
    name: 'Huda هدى',
    languages: ['ar'],
    reads: 'ar',
    interpreter: 'needed',
    when: 'alleen in de ochtend',
    askFor: 'Huda',
    leaveMessage: 'no',
    mustNotKnow: 'haar neef',
    way: 'telephone',
    place: 'Woerden',
    needs: ['letter', 'procedure'],
  },
  {
    key: 'precious',
    daysAgo: 1,
    region: 'groningen',
    name: 'Precious',
    languages: ['en'],
    reads: 'en',
    interpreter: 'not-needed',
    leaveMessage: 'yes',
    way: 'telephone',
    place: 'Groningen',
    needs: ['lawyer'],
    referrer: { organisation: 'Inloophuis Het Anker', role: 'vrijwilliger', consent: 'not-asked' },
  },
];
