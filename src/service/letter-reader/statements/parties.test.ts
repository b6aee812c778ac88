import { describe, expect, test } from 'vitest';
import { findAll } from '../findings.ts';
import { Letter } from '../letter.ts';
import { pagesOfText } from '../pages.ts';
import { findParties } from './parties.ts';

interface Parts {
  head?: string;
  to?: string;
  greeting?: string;
  sign?: string;
}

/** Who is who in a letter, as "role suspect", "addressee client", "writer office". */
function parties(text: string, parts: Parts = {}): string[] {
  const { head = 'Openbaar Ministerie', to = 'Mevrouw S. Tesfamariam', greeting = 'Geachte mevrouw', sign } = parts;
  const letter =
    `${head}\n\n${to}\nKerkstraat 12\n3511 AA Utrecht\n\nDatum            27 november 2026\nBetreft      ` +
    `    Uw brief\n\n${greeting} Tesfamariam,\n\n${text}\n\nHoogachtend,\n\n${sign ?? head}`;
  return findParties(findAll(new Letter(pagesOfText(letter)))).flatMap((each) =>
    each.is === 'role' || each.is === 'addressee' || each.is === 'writer' ? [`${each.is} ${each.value}`] : [],
  );
}
const roles = (text: string, parts?: Parts): string[] =>
  parties(text, parts).flatMap((each) => (each.startsWith('role ') ? [each.slice(5)] : []));

describe('who the client is', () => {
  test.each([
    ['U wordt opgeroepen om als verdachte te verschijnen op de zitting van 3 maart 2027.', 'suspect'],
    ['U wordt verdacht van diefstal.', 'suspect'],
    ['U hoeft niet te antwoorden op mijn vragen.', 'suspect'],
    ['Er is aangifte tegen u gedaan van oplichting.', 'suspect'],
    ['Op 3 maart 2027 wordt u als verdachte gehoord.', 'suspect'],
    ['Er is tegen u aangifte gedaan van oplichting.', 'suspect'],
    ['Tegen u heeft iemand op 3 maart 2026 aangifte gedaan.', 'suspect'],
    ['Wij verdenken u van het witwassen van geld.', 'suspect'],
    ['De officier van justitie dagvaart u voor de politierechter.', 'suspect'],
    ['Er is een verdenking tegen u gerezen.', 'suspect'],
    ['U bent op 3 maart 2026 veroordeeld tot een taakstraf van veertig uur.', 'convicted'],
    ['De politierechter heeft u op 3 maart 2026 veroordeeld tot een geldboete.', 'convicted'],
    ['Tegen uw veroordeling kunt u in hoger beroep.', 'convicted'],
    ['U wordt op 3 maart 2027 als getuige gehoord.', 'witness'],
    ['U hebt op 3 maart 2026 aangifte gedaan van mensenhandel.', 'victim'],
    ['U kunt als slachtoffer gebruikmaken van het spreekrecht.', 'victim'],
    ['In de strafzaak tegen S. Tesfamariam is de zitting op 3 maart 2027.', 'suspect'],
    ['De politierechter heeft vonnis gewezen tegen verdachte S. Tesfamariam.', 'convicted'],
    ['Wij willen u horen over een diefstal waarvan u verdachte bent.', 'suspect'],
    ['De rechter heeft beslist: u bent vrijgesproken.', 'suspect'],
    ['U hebt van de rechter een werkstraf gekregen van 60 uur.', 'convicted'],
  ])('%s', (text, role) => {
    expect(roles(text)).toContain(role);
  });

  test.each([
    ['Niet u bent verdachte; u hoeft uzelf niet te belasten.'],
    ['U hoeft ons niet te antwoorden.'],
    ['U bent geen verdachte.'],
    ['U wordt niet verdacht van een strafbaar feit.'],
    ['Als u als verdachte wordt gehoord, krijgt u een advocaat.'],
    ['De verdachte moet op 3 maart 2027 verschijnen. U hoeft niet te komen.'],
    ['De verdachte is veroordeeld tot drie jaar gevangenisstraf.'],
    ['Wordt u als verdachte gehoord?'],
    ['U weet dat de verdachte is vrijgesproken.'],
    ['De man van wie u aangifte deed, is vrijgesproken.'],
  ])('is no suspect and not convicted where the letter says: %s', (text) => {
    const found = roles(text);
    expect(found).not.toContain('suspect');
    expect(found).not.toContain('convicted');
  });

  test.each(['Er is tegen u aangifte gedaan van oplichting.', 'Iemand heeft tegen u aangifte gedaan.'])(
    'is no victim of what was reported against her: %s',
    (text) => expect(roles(text)).not.toContain('victim'),
  );

  test.each(['U heeft het gezag over uw dochter.', 'U hebt samen met de vader het gezag over uw kinderen.'])(
    'is a parent where she has authority over a child: %s',
    (text) => expect(roles(text, { head: 'Raad voor de Kinderbescherming' })).toContain('parent'),
  );

  test('is no suspect in a case against somebody else', () => {
    expect(roles('In de strafzaak tegen P. Jansen is de zitting op 3 maart 2027.')).toEqual([]);
  });

  test('is not convicted by an order to pay the costs', () => {
    expect(roles('De rechtbank veroordeelt u tot betaling van de proceskosten.')).not.toContain('convicted');
  });

  test.each([
    ['Uw aanvraag is in goede orde ontvangen.', 'applicant'],
    ['Uw verblijfsvergunning is klaar.', 'holder'],
    ['Uw bezwaar is ontvangen.', 'party'],
  ])('without a criminal case is one thing: %s', (text, role) => {
    expect(roles(text, { head: 'Immigratie- en Naturalisatiedienst' })).toEqual([role]);
  });
});

describe('to whom a letter goes', () => {
  test('the client, where it says "u"', () => {
    expect(parties('U kunt bellen.')).toContain('addressee client');
  });

  test.each<[string, string, Parts]>([
    ['her lawyer by "uw cliënte"', 'Uw cliënte wordt uitgenodigd.', {}],
    ['her lawyer by the salutation', 'Wij sturen u het dossier.', { greeting: 'Geachte mr.' }],
    ['her lawyer by the address', 'Wij sturen u het dossier.', { to: 'Mr. K. de Groot\nAdvocatenkantoor De Groot' }],
  ])('%s', (_, text, parts) => {
    const found = parties(text, parts);
    expect(found).toContain('addressee lawyer');
    expect(found).not.toContain('addressee client');
  });
});

describe('who wrote it', () => {
  const office: Parts = { head: 'Immigratie- en Naturalisatiedienst' };
  const lawyer: Parts = { head: 'Advocatenkantoor De Groot', sign: 'mr. K. de Groot, advocaat' };
  const retold = 'De IND heeft uw aanvraag om een verblijfsvergunning afgewezen. Ik maak namens u bezwaar.';

  test('an office that is known', () => {
    expect(parties('Uw aanvraag is afgewezen.', office)).toContain('writer office');
  });

  test('a lawyer, also where the letter retells a decision', () => {
    expect(parties(retold, lawyer)).toContain('writer lawyer');
    expect(parties(retold, { ...lawyer, head: 'De Groot & Partners' })).toContain('writer lawyer');
  });

  test('a lawyer and the office whose decision stands below her mail', () => {
    const decision =
      '-----Oorspronkelijk bericht-----\n\nImmigratie- en Naturalisatiedienst\n\nDatum: 30 november ' +
      '2026\n\nGeachte mevrouw Postma,\n\nDe aanvraag van uw cliënte wordt afgewezen.';
    const sentOn = (closing: string): string[] =>
      parties(`Hieronder de beschikking van de IND.\n\n${closing}\n\n${decision}`, {
        head: 'Van: M. Postma',
        sign: 'P. Smit',
      });
    expect(sentOn('Groet,\nMarjan Postma\nadvocaat')).toEqual(
      expect.arrayContaining(['writer office', 'writer lawyer']),
    );
    expect(sentOn('Groet,\nMarjan Postma\nmaatschappelijk werker')).not.toContain('writer lawyer');
  });

  test('no lawyer where a judge or a secretary has the title of one', () => {
    const uitspraak = 'De Huurcommissie verklaart uw verzoek ongegrond.';
    for (const sign of ['mr. D. Hoekstra\nzittingsvoorzitter', 'mr. A. Bos\njurist bezwaar'])
      expect(parties(uitspraak, { head: 'Huurcommissie', sign })).toContain('writer unknown');
  });

  test('nobody who is known', () => {
    expect(parties('Ik kom morgen langs.', { head: 'Jan', sign: 'Jan' })).toContain('writer unknown');
  });
});
