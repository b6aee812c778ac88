import { describe, expect, test } from 'vitest';
import { findAll } from './findings.ts';
import { Letter } from './letter.ts';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

/** Letters that look as if a day were no longer one, or ran from another: nothing in them may be lost or told later. */
const letter = (office: string, subject: string, text: string, date = 'Datum: 4 maart 2027') =>
  pagesOfText(
    `${office}\nPostbus 40, 3500 AA Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 3\n3511 AA ` +
      `Utrecht\n\n${date}\nOnderwerp: ${subject}\n\nGeachte mevrouw ` +
      `Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${office}`,
  );
const IND = 'Immigratie- en Naturalisatiedienst';
const drivesOf = (pages: ReturnType<typeof letter>) =>
  readLetter(pages).deadlines.map(({ what, drivingDay }) => `${what} ${drivingDay}`);

describe('a correction whose term may run from what it corrects', () => {
  const corrected =
    'Wij hebben uw aanvraag om een verblijfsvergunning regulier ingewilligd. U krijgt een vergunning op ' +
    'humanitaire gronden. De vergunning is geldig tot 4 maart 2028. Deze brief is een rectificatie van ' +
    'onze beschikking van 10 februari 2027.';

  test.each([
    'U kunt binnen vier weken na 10 februari 2027 bezwaar maken tegen deze beschikking.',
    'Door deze brief verandert de termijn van vier weken om bezwaar te maken niet.',
    'De termijn van vier weken om bezwaar te maken loopt niet vanaf deze brief maar vanaf 11 februari 2027.',
    'In die beschikking stond dat u tot en met 3 maart 2027 bezwaar kon maken. U heeft vier weken na de verzending van die beschikking om bezwaar te maken.',
    'U heeft vier weken na die beschikking om bezwaar te maken. Op uw eerdere bezwaar beslissen wij ' +
      'later; de gronden van dat bezwaar kunt u sturen tot en met 30 maart 2027.',
  ])('is not known: %s', (text) => {
    expect(readLetter(letter(IND, 'rectificatie', `${corrected} ${text}`)).kind).toBe('unknown');
  });

  test('nor one of which only the term to leave runs from elsewhere', () => {
    const text =
      'Dit is een rectificatie van onze brief van 10 februari 2027. Wij wijzen uw aanvraag af. U kunt ' +
      'binnen vier weken na 10 februari 2027 bezwaar maken tegen deze beschikking en u moet binnen vier ' +
      'weken na 10 februari 2027 vertrekken, zo zegt deze beschikking.';
    expect(readLetter(letter(IND, 'rectificatie', text)).kind).toBe('unknown');
  });
});

describe('what lapses afterwards', () => {
  test.each([
    'Stuur het formulier uiterlijk 18 maart 2027 op. Deze mogelijkheid vervalt daarna. Stuur de verklaring van de arts uiterlijk 15 april 2027 op.',
    'Stuur het formulier uiterlijk 18 maart 2027 op. Die termijn vervalt niet. Stuur de verklaring van de arts uiterlijk 15 april 2027 op.',
    'Lever uw gegevens in uiterlijk op 18 maart 2027. Dit recht vervalt als u te laat bent. Over twee maanden hoort u meer.',
  ])('leaves its day as it is: %s', (text) => {
    expect(drivesOf(letter(IND, 'uw aanvraag is niet compleet', `Uw aanvraag is niet compleet. ${text}`))).toContain(
      'TM17 2027-03-18',
    );
  });

  test.each([
    'U moet € 120,00 betalen uiterlijk op 18 maart 2027. Die mogelijkheid vervalt daarna en de boete ' +
      'wordt verhoogd. De verhoogde boete van € 180,00 moet u uiterlijk op 15 april 2027 betalen.',
    'U moet € 120,00 betalen uiterlijk op 18 maart 2027. U hoeft dit bedrag niet te betalen als u binnen twee weken bezwaar maakt.',
    'U moet € 120,00 betalen uiterlijk op 18 maart 2027. U hoeft deze kosten niet te betalen als u ' +
      'slachtoffer bent. Stuur ons dan binnen twee weken een bewijs.',
  ])('leaves the day to pay: %s', (text) => {
    const { amounts } = readLetter(letter('Centraal Justitieel Incassobureau', 'uw boete', text));
    expect(amounts.map(({ value, payBy }) => `${value} ${payBy}`)).toContain('120.00 2027-03-18');
  });

  test('leaves the day to object', () => {
    const text =
      'Wij wijzen uw aanvraag om een verblijfsvergunning af. U kunt bezwaar maken tot en met 1 april 2027. ' +
      'Deze mogelijkheid vervalt na die datum. Wij beslissen op uw bezwaar voor 1 juli 2027.';
    expect(drivesOf(letter(IND, 'uw aanvraag', text))).toContain('TM08 2027-04-01');
  });
});

describe('the day from which a term runs', () => {
  const refusal =
    'Geachte mevrouw Test,\n\nWij wijzen uw aanvraag om een verblijfsvergunning af. U mag niet in ' +
    'Nederland blijven. U kunt binnen vier weken na de datum van deze brief bezwaar maken.';
  const mail = (told: string, head: string) =>
    pagesOfText(
      `Van: Tamara <tamara@delinde.example>\nAan: vrijwilliger\nVerzonden: 20 maart 2027 10:20\nOnderwerp: brief\n\nHoi,\n\n${told}\n\n${head}\n\n${refusal}`,
    );

  test.each([
    ['De IND heeft dit op 4 maart 2027 verzonden. Wij kregen het later.', `${IND}\nBinnen: 18 maart 2027`],
    ['De brief van de IND is van 4 maart 2027. Ik typ hem over.', `${IND}\nOvergetypt 19 maart 2027`],
    ['De IND heeft dit op 4 maart 2027 verzonden. Wij kregen het later.', `${IND}, 18 maart 2027`],
    ['De IND heeft dit op 4 maart 2027 verzonden. Wij kregen het later.', `${IND}\nDatum: 18 maart 2027`],
  ])('is that of the office, whatever stands above a letter that was typed over: %s %s', (told, head) => {
    expect(findAll(new Letter(mail(told, head))).letterDate).toBe('2027-03-04');
  });

  test.each([
    ['Datum: 4 maart 2027\nBeslissing op bezwaar verzonden: 1 maart 2027', '2027-03-01'],
    ['Besluit op aanvraag, verzonden op 1 maart 2027\nDatum: 4 maart 2027', '2027-03-01'],
    ['Datum: 8 maart 2027\nBesluit op verzoek, verzonden op 1 maart 2027', '2027-03-01'],
    ['Datum: 4 maart 2027\nClaim verzonden: 1 maart 2027', '2027-03-04'],
  ])('is the one on which a decision was sent, and not what else was: %s', (date, day) => {
    const { letterDate, sentDate } = findAll(new Letter(letter(IND, 'uw zaak', 'Wij schrijven u over uw zaak.', date)));
    expect([letterDate, sentDate].filter((each) => each !== null).sort()[0]).toBe(day);
  });
});

describe('the fee of a court', () => {
  test.each([
    'U moet € 194,00 griffierecht betalen. Over het griffierecht leest u later in deze brief. Het geld moet op tijd op onze rekening staan.',
    'Voor uw beroep is griffierecht verschuldigd. U heeft het griffierecht nog niet voldaan volgens onze ' +
      'rekening. Zonder betaling wordt uw beroep niet-ontvankelijk verklaard.',
    'Betaal het griffierecht niet later dan op de nota staat.',
  ])('is due where the letter asks for it: %s', (text) => {
    const pages = letter(
      'Rechtbank Den Haag',
      'griffierecht',
      `De rechtbank heeft uw beroepschrift ontvangen. ${text}`,
    );
    const { kind } = readLetter(pages);
    if (kind !== 'unknown') expect(drivesOf(pages)).toContain('TM13 2027-04-01');
  });

  test.each([
    'Tegen deze uitspraak kunt u verzet doen zonder dat u griffierecht betaalt.',
    'Dat komt omdat het griffierecht niet is betaald en tegen deze uitspraak kunt u verzet doen.',
    'Tegen de uitspraak kunt u, omdat u het griffierecht niet betaalde, binnen zes weken verzet instellen.',
  ])('hides no judgment: %s', (text) => {
    const { kind } = readLetter(
      letter(
        'Rechtbank Den Haag',
        'zaak NL27.29144',
        'Voor uw beroep moest u € 194,00 griffierecht betalen binnen vier weken. Dat is niet gedaan. De ' +
          `rechtbank verklaart uw beroep niet-ontvankelijk. ${text}`,
      ),
    );
    expect(['unknown', 'rb_uitspraak']).toContain(kind);
  });
});

test('an authority that names a day for something else still has the time of the law to decide', () => {
  const text =
    'Wij hebben uw aanvraag om een verblijfsvergunning ontvangen. Wij beslissen binnen zes maanden na ' +
    'ontvangst. Uiterlijk op 18 maart 2027 hoort u van ons wie uw zaak behandelt.';
  expect(drivesOf(letter(IND, 'ontvangst van uw aanvraag', text))).toContain('TM05 2027-09-04');
});

describe('an appointment', () => {
  const when = (text: string) =>
    findAll(new Letter(letter('GGZ De Linde', 'uw afspraak', text))).appointments.map(
      ({ date, time }) => `${date} ${time}`,
    );

  test.each([
    'Wij hebben u gevraagd of u op 23 maart 2027 om 10.00 uur op het politiebureau zou willen komen. Wij verwachten u dan.',
    'Uw intake is op 23 maart 2027 om 10.00 uur en het zou fijn zijn als u een tolk meeneemt.',
    'Uw gesprek met de arts is op 23 maart 2027 om 10.00 uur, waarbij ook een tolk zou worden ingezet.',
    'Uw intake is op 23 maart 2027 om 10.00 uur. Deze afspraak kan niet verzet worden.',
    'U bent uitgenodigd voor het gesprek op 23 maart 2027 om 10.00 uur. Op verzoek van uw advocaat is dit gesprek verplaatst naar dit tijdstip.',
    'Uw intake is op 23 maart 2027 om 10.00 uur. Op uw verzoek van 2 maart 2027 is deze afspraak verplaatst.',
    'In onze vorige brief stond een andere dag. Uw intake is op 23 maart 2027 om 10.00 uur. Die brief was fout.',
    'Uw intake is op 23 maart 2027 om 10.00 uur. De sleutel moet u daarna om 12.00 uur inleveren.',
    'Uw intake is op 23 maart 2027 om 10.00 uur. Neem de bus die om 9.30 uur vertrekt. U moet het formulier om 12.00 uur hebben ingevuld.',
  ])('stays: %s', (text) => expect(when(text)).toEqual(['2027-03-23 10:00']));

  test('stays beside another, of which it is said that it cannot be moved', () => {
    expect(
      when(
        'U heeft twee afspraken. De intake is op 23 maart 2027 om 10.00 uur. Deze afspraak kan niet verzet ' +
          'worden. Het tweede gesprek is op 30 maart 2027 om 11.00 uur.',
      ),
    ).toEqual(['2027-03-23 10:00', '2027-03-30 11:00']);
  });
});

describe('a last day', () => {
  test.each([
    'Stuur alle stukken ruim op tijd voor 23 maart 2027.',
    'Stuur alle stukken, op tijd, voor 23 maart 2027, naar ons op.',
    'Alle stukken moeten klaar voor 23 maart 2027 bij ons liggen.',
    'Stuur ons uw antwoord op deze oproep voor 23 maart 2027, 12.00 uur.',
    'Beantwoord deze uitnodiging voor het gesprek voor 23 maart 2027 om 12.00 uur.',
  ])('is no appointment and stays: %s', (text) => {
    const { days, appointments } = findAll(
      new Letter(letter(IND, 'uw aanvraag is niet compleet', `Uw aanvraag is niet compleet. ${text}`)),
    );
    expect([days.map(({ day }) => day), appointments]).toEqual([['2027-03-22'], []]);
  });

  test.each([
    'Later kunt u bezwaar maken tegen ons besluit. Vul de bijlage in en stuur die binnen twee weken na de datum van deze brief terug.',
    'Wij missen uw bankafschriften. Tegen deze vraag kunt u geen bezwaar maken. Stuur ze binnen twee weken na de datum van deze brief.',
  ])('to send something is none to object: %s', (text) => {
    expect(drivesOf(letter(IND, 'uw aanvraag is niet compleet', `Uw aanvraag is niet compleet. ${text}`))).toEqual([
      'TM17 2027-03-18',
    ]);
  });
});

describe('a mail that pretends to come from an office', () => {
  const senderOf = (from: string, greets = 'Geachte mevrouw Test,') =>
    findAll(
      new Letter(
        pagesOfText(
          `Van: ${from}\nAan: test@mail.example\nVerzonden: 4 maart 2027 10:20\nOnderwerp: uw ` +
            `zaak\n\n${greets}\n\nVoor uw aanvraag om een verblijfsvergunning moet u leges betalen. Betaal € ` +
            '210,00 uiterlijk op 18 maart 2027. Daarna kunnen wij uw aanvraag behandelen.',
        ),
      ),
    ).sender?.code;

  test.each([
    '"info@ind.nl" <crook@mailbox.example>',
    'Immigratiedienst info@ind.nl [crook@gmail.com]',
    'info@migratie.online',
    'info@justitie.cc',
    'info@asiel.top',
    'info@ind',
    'info@ind.nl.online',
  ])('does not: %s', (from) => expect(senderOf(from)).toBeUndefined());

  test('does, where it is theirs, and not where a friend writes', () => {
    expect(senderOf('Team leges <leges@ind.nl>')).toBe('IND');
    expect(senderOf('info@ind.nl', 'Hoi,\n\nKun je hiernaar kijken?')).toBeUndefined();
  });
});
