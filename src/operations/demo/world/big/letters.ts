import type { DemoLetter } from '../../letters/demo-letter.ts';
import {
  deskAppointment,
  missingPapers,
  objectionTurnedDown,
  permit,
  refusal,
  registeredInTown,
} from '../../letters/letter-texts.ts';
import { type Addressee, type DemoLetterDay, workday } from '../../letters/writing.ts';
import { broughtIn, type PlannedLetter } from '../letters.ts';
import { Seeded } from '../seeded.ts';
import { everydayPost, textsOf } from './everyday-post.ts';
import { lives } from './lives.ts';

type Done = PlannedLetter['done'];
/** A permit that is in use: only its last day is still watched. */
const inUse = ['TM08', 'register-brp', 'health-insurance', 'check-permit-dates'];

/**
 * The letters of the fifty who live in the big world alone, around today: long dealt with, near, late, and just come
 * in.
 */
export function bigLetters(today: DemoLetterDay): readonly PlannedLetter[] {
  const write = writingOn(today);
  return [...inUtrecht(write), ...inAmersfoort(write), ...inGroningen(write), ...write.everyday()];
}

/** Each kind of letter in one short word, so that a region reads as a table. */
function writingOn(today: DemoLetterDay) {
  const ago = (days: number) => workday(today.subtract({ days }));
  const ahead = (days: number) => workday(today.add({ days }));
  const year = (daysAgo: number, years = 1) => ({
    from: today.subtract({ days: daysAgo }),
    until: today.subtract({ days: daysAgo + 1 }).add({ years }),
  });
  const planned = (kind: string, text: (to: Addressee) => DemoLetter) => (client: string, done?: Done) =>
    broughtIn({ client, kind, state: 'confirmed', letter: text(addressOf(client)), ...(done ? { done } : {}) }, today);

  const no = (days: number) => planned('ind_afwijzing', (to) => refusal(to, ago(days)));
  const stillNo = (days: number) => planned('ind_beslissing_bezwaar', (to) => objectionTurnedDown(to, ago(days)));
  const yes = (days: number, years = 1) =>
    planned('ind_verlening', (to) => permit(to, ago(days), year(days + 12, years)));
  const send = (days: number, ...papers: string[]) =>
    planned('ind_verzoek_aanvulling', (to) => missingPapers(to, ago(days), papers));
  const come = (days: number, inDays: number, time: string, desk?: string) =>
    planned('ind_afspraak_loket', (to) =>
      deskAppointment(to, ago(days), { day: ahead(inDays), time, ...(desk ? { desk } : {}) }),
    );
  const town = (days: number, name: string) => planned('gem_brp', (to) => registeredInTown(to, ago(days), name));
  const unread = (letter: PlannedLetter): PlannedLetter => ({ ...letter, state: 'read' });
  /**
   * As it was photographed on the kitchen table, and waiting to be checked. Of whoever comes last: reading takes a
   * while.
   */
  const photo = (letter: PlannedLetter): PlannedLetter => ({ ...unread(letter), asPhoto: true });
  const everyday = () =>
    everydayPost.map(([client, kind, days, done]) => planned(kind, (to) => textsOf[kind](to, ago(days)))(client, done));
  return { no, stillNo, yes, send, come, town, unread, photo, everyday };
}
type Writer = ReturnType<typeof writingOn>;

const inUtrecht = ({ stillNo, yes, send, come, town, unread }: Writer): readonly PlannedLetter[] => [
  yes(318)('tsehay', inUse),
  town(395, 'Nieuwegein')('adaeze', 'all'),
  town(180, 'Utrecht')('ibrahim', 'all'),
  send(31, 'een verklaring van uw kerk', 'een kopie van uw ziekenhuiskaart')('mercy', 'all'),
  town(300, 'Houten')('kateryna', 'all'),
  stillNo(14)('parwana', ['lawyer-today']),
  send(100, 'een kopie van uw nieuwe paspoort')('xiaoling', 'all'),
  yes(22)('valentina', ['TM08']),
  come(12, 9, '9.15')('anh'),
  town(62, 'Bunnik')('zeynep', 'all'),
  come(26, 7, '13.45')('rojin'),
  send(5, 'een goed leesbare kopie van uw taskera', 'een ingevuld formulier over uw familie')('gulalai'),
  town(70, 'Utrecht')('piotr', 'all'),
  come(47, -34, '11.20')('chidi', 'all'),
  town(200, 'Zeist')('halima', 'all'),
  unread(send(3, 'het boekje van het consultatiebureau', 'een huurcontract')('halima')),
  come(10, 84, '10.00')('nadia'),
  unread(town(3, 'Utrecht')('desislava')),
];

const inAmersfoort = ({ no, yes, send, come, town }: Writer): readonly PlannedLetter[] => [
  yes(60, 5)('abeba', inUse),
  town(320, 'Soest')('rachida', 'all'),
  send(6, 'een verklaring van uw zorgcoördinator')('mariam'),
  come(29, 4, '14.30')('iryna'),
  no(13)('ludmila', ['lawyer-today']),
  town(15, 'Barneveld')('florin'),
  send(86, 'een verklaring van uw opleiding', 'uw rooster van dit jaar')('camila', 'all'),
  yes(23)('camila'),
  yes(380, 5)('esther', 'all'),
  send(120, 'een gelegaliseerde geboorteakte')('moussa', 'all'),
  send(10, 'een kopie van uw huwelijksakte', 'foto’s van uw huwelijk')('saba'),
];

const inGroningen = ({ no, stillNo, yes, send, come, town, photo }: Writer): readonly PlannedLetter[] => [
  yes(20)('senait', ['TM08', 'register-brp', 'health-insurance']),
  come(26, 3, '8.40', 'Zwolle, Zuiderzeelaan 43')('yonas'),
  send(12, 'een verklaring van uw nieuwe werkgever')('aissatou'),
  stillNo(400)('nasrin', 'all'),
  yes(76, 5)('nasrin', inUse),
  yes(361)('comfort', 'all'),
  no(15)('folake', ['lawyer-today']),
  town(560, 'Midden-Groningen')('stefka', 'all'),
  yes(131)('kwame', 'all'),
  yes(306)('meilin', inUse),
  send(18, 'twee nieuwe pasfoto’s', 'het formulier met uw reisgegevens')('jianguo'),
  come(28, 11, '12.10', 'Zwolle, Zuiderzeelaan 43')('halyna'),
  send(11, 'een kopie van elke bladzijde van uw paspoort')('rosario'),
  photo(come(2, 20, '9.30', 'Zwolle, Zuiderzeelaan 43')('thaissa')),
  town(38, 'Tynaarlo')('clarisse', 'all'),
  photo(send(4, 'een brief van uw huisarts')('blerta')),
  stillNo(16)('ranya', ['lawyer-today']),
];

/** As the authorities write to the client; the number is the same each time and nobody’s. */
function addressOf(client: string): Addressee {
  const post = lives.find((life) => life.key === client)?.post;
  const [name, street, town] = post?.split(', ') ?? [];
  if (!name || !street || !town) throw new Error(`Nobody writes to ${client}.`);
  const seeded = new Seeded(`V ${client}`);
  return { name, street, town, vNumber: `93${seeded.digits(1)} ${seeded.digits(3)} ${seeded.digits(4)}` };
}
