import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const read = (text: string) =>
  readLetter(
    pagesOfText(
      `Bureau Voorbeeld\n\nMevrouw S. Tesfamariam\nKerkstraat 12\n3511 AA Utrecht\n\nDatum: 4 maart ` +
        `2027\nOnderwerp: uw zaak\n\nGeachte mevrouw Tesfamariam,\n\n${text}\n\nHoogachtend,\n\nBureau ` +
        'Voorbeeld',
    ),
  );
const met = (text: string): string[] => read(text).appointments.map(({ date, time }) => `${date} ${time ?? ''}`.trim());

const [old, now] = ['12 maart 2027 om 10.00 uur', '19 maart 2027 om 11.00 uur'];
const [oldDay, newDay] = ['2027-03-12 10:00', '2027-03-19 11:00'];
const meetings = ['De afspraak', 'Het gesprek', 'Uw gehoor', 'De zitting', 'De intake', 'De uitnodiging', 'De oproep'];
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const bare = (text: string): string => text.split(' ').slice(1).join(' ');

/** Each way to call one off, and the same said the other way round. */
const off: readonly ((meeting: string) => string)[] = [
  (it) => `${it} van ${old} gaat niet door.`,
  (it) => `${it} op ${old} kan niet doorgaan.`,
  (it) => `${it} op ${old} is komen te vervallen.`,
  (it) => `${it} voor ${old} vervalt.`,
  (it) => `${it} van ${old} hebben wij geannuleerd.`,
  (it) => `Wij zeggen ${lower(it)} van ${old} af.`,
  (it) => `${it} voor ${old} is ingetrokken.`,
  (it) => `Wij trekken ${lower(it)} voor ${old} in.`,
  (it) => `Wij hebben ${lower(it)} van ${old} uit de agenda gehaald.`,
  (it) => `U kunt ${lower(it)} voor ${old} negeren.`,
  (it) => `${it} voor ${old} kunt u als niet verzonden beschouwen.`,
  (it) => `${it} is op ${old}. Helaas moeten wij ${lower(it)} annuleren.`,
  (it) => `${it} is op ${old}. Deze ${bare(it)} gaat niet door.`,
  (it) => `${it} is op ${old}. Deze ${bare(it)} is ingetrokken.`,
  (it) => `${it} is op ${old}. U hoeft niet meer te komen.`,
  (it) => `${it} is op ${old}. U hoeft op ${old} niet te komen.`,
];
const on: readonly ((meeting: string) => string)[] = [
  (it) => `${it} van ${old} gaat door.`,
  (it) => `${it} op ${old} is niet vervallen.`,
  (it) => `${it} op ${old} blijft staan.`,
  (it) => `${it} op ${old} wordt niet geannuleerd.`,
  (it) => `${it} is op ${old}. Als u niet komt, vervalt ${lower(it)}.`,
  (it) => `${it} is op ${old}. Kunt u niet komen, dan vervalt uw plaats.`,
  (it) => `${it} is op ${old}. U kunt ${lower(it)} tot een dag van tevoren afzeggen.`,
  (it) => `${it} is op ${old}. De eerdere ${bare(it)} vervalt.`,
  (it) => `${it} is op ${old}. U hoeft niet alleen te komen.`,
  (it) => `${it} is op ${old}. Uw advocaat hoeft niet te komen.`,
];
const moved: readonly ((meeting: string) => string)[] = [
  (it) => `${it} van ${old} is verplaatst naar ${now}.`,
  (it) => `${it} is verplaatst van ${old} naar ${now}.`,
  () => `In plaats van op ${old} verwachten wij u op ${now}.`,
  () => `Wij verwachten u op ${now} in plaats van op ${old}.`,
  (it) => `${it} is op ${old}. Wij moeten ${lower(it)} verzetten naar ${now}.`,
  (it) => `${it} van ${old} gaat niet door. Wij verwachten u op ${now}.`,
  (it) => `${it} van ${old} gaat niet door en wij verwachten u nu op ${now}.`,
  () => `U hoeft niet op ${old} te komen, maar op ${now}.`,
];

const all = (orders: readonly ((meeting: string) => string)[]) =>
  meetings.flatMap((it) => orders.map((order) => order(it)));

describe('an appointment that is called off', () => {
  test.each(all(off))('is none: %s', (text) => {
    expect(met(text)).toEqual([]);
    expect(read(text).statements).toContainEqual(expect.objectContaining({ is: 'called_off', date: '2027-03-12' }));
  });

  test.each(all(on))('and one that takes place is one: %s', (text) => {
    expect(met(text)).toEqual([oldDay]);
    expect(read(text).statements.filter(({ is }) => is === 'called_off')).toEqual([]);
  });

  test.each(all(moved))('moved: only the new day is one: %s', (text) => {
    expect(met(text)).toEqual([newDay]);
  });
});

describe('an hour by which something must be there is a last day', () => {
  const days = (text: string): string[] => {
    const { deadlines, statements } = read(text);
    return [
      ...deadlines.map(({ drivingDay }) => drivingDay),
      ...statements.flatMap((each) => ('day' in each && each.day !== null ? [each.day] : [])),
    ];
  };

  test.each([
    'U kunt uiterlijk 12 maart 2027 om 17.00 uur reageren.',
    'Uw reactie moet uiterlijk op 12 maart 2027 om 17.00 uur bij ons binnen zijn.',
    'U kunt tot en met 12 maart 2027 om 17.00 uur stukken indienen.',
    'Reageren kan tot en met vrijdag 12 maart 2027, 17:00 uur.',
    'De stukken moeten op 12 maart 2027 om 17.00 uur binnen zijn.',
    'Het formulier dient op 12 maart 2027 om 12.00 uur door ons te zijn ontvangen.',
    'U moet de stukken op 12 maart 2027 voor 17.00 uur inleveren.',
    'De termijn eindigt op 12 maart 2027 om 17.00 uur.',
    'De termijn om te reageren loopt af op 12 maart 2027 om 17.00 uur.',
    'De sluitingstermijn voor het indienen van stukken is 12 maart 2027, 17.00 uur.',
    'Deadline: 12 maart 2027, 17.00 uur.',
  ])('%s', (text) => {
    expect(met(text)).toEqual([]);
    expect(days(text).sort()[0] ?? 'none').toMatch(/^2027-03-1[12]$/);
  });

  test.each([
    'De zitting is op 12 maart 2027 om 10.00 uur. Stukken kunt u tot tien dagen daarvoor indienen.',
    'Uw afspraak om de stukken in te leveren is op 12 maart 2027 om 10.00 uur.',
    'Wij verwachten u op 12 maart 2027 om 10.00 uur. Neem uw paspoort mee.',
  ])('and a meeting stays one: %s', (text) => {
    expect(met(text)).toEqual([oldDay]);
  });
});

describe('what looks like a no and is none', () => {
  test.each([
    'De zitting is op 12 maart 2027 om 10.00 uur. Voor de zitting is een uur uitgetrokken.',
    'Uw afspraak is op 12 maart 2027 om 10.00 uur via beeldbellen. U hoeft dus niet naar Utrecht te komen.',
    'Wij verwachten u op 12 maart 2027 om 10.00 uur. De brief van 2 maart kunt u weggooien.',
    'De zitting is op 12 maart 2027 om 10.00 uur. Stukken van na de zitting mag de rechtbank buiten beschouwing laten.',
    'De zitting is op 12 maart 2027 om 10.00 uur. Een inhoudelijke behandeling vindt dan niet plaats.',
    'Uw gehoor is op 12 maart 2027 om 10.00 uur. De getuige heeft zijn verklaring ingetrokken.',
  ])('%s', (text) => {
    expect(met(text)).toEqual([oldDay]);
    expect(read(text).statements.filter(({ is }) => is === 'called_off')).toEqual([]);
  });
});
