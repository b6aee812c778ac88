import { describe, expect, it } from 'vitest';
import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';

const letter = (text: string) =>
  readLetter(
    pagesOfText(`Immigratie- en Naturalisatiedienst
Postbus 287, 7600 AG Almelo

Datum                   27 november 2026
Betreft                 Uw verblijfsvergunning

Geachte mevrouw,

Wij verlenen u een verblijfsvergunning. Uw aanvraag is ingewilligd. De vergunning is geldig tot 27 november 2027.
${text}

Hoogachtend,

Immigratie- en Naturalisatiedienst
`),
  );

describe('a letter that may be false', () => {
  it.each([
    ['false_gift_card', 'Betaal de kosten met een cadeaukaart en stuur ons de code.'],
    ['false_account', 'Maak het bedrag over op de persoonlijke rekening van onze medewerker.'],
    ['false_account', 'Boek uw hele saldo over naar de rekening NL81 BUNQ 2051 0081 23 t.n.v. Y. Hendriks.'],
    ['false_account', 'U dient uw spaargeld over te boeken naar een kluisrekening van de politie.'],
    ['false_account', 'Zet uw geld vandaag op een veilige rekening die wij voor u openen.'],
    ['false_account', 'Een collega komt langs om uw pas en uw code op te halen.'],
    ['false_pressure', 'U moet binnen 24 uur betalen, anders vervalt uw vergunning.'],
    ['false_link', 'Klik op de link en vul uw gegevens in.'],
    ['false_domain', 'Antwoord alleen aan vergunning@ind-nl.com om de pas te krijgen.'],
  ])('is unknown, with the reason %s and what to do', (code, text) => {
    const reading = letter(text);
    expect(reading.kind).toBe('unknown');
    expect(reading.actionNeeded).toBe(true);
    expect(reading.warnings.map((warning) => warning.code)).toEqual(expect.arrayContaining(['false_letter', code]));
  });

  it('is one although it also says what the authority never asks', () => {
    const { warnings } = letter(
      'De IND vraagt u nooit om te betalen met cadeaukaarten. Deze keer betaalt u de kosten met een cadeaukaart.',
    );
    expect(warnings.map(({ code }) => code)).toContain('false_gift_card');
  });

  it('is not one that warns of swindlers', () => {
    const reading = letter('Medewerkers van de IND vragen u nooit om geld via Western Union of cadeaukaarten.');
    expect(reading.kind).toBe('ind_verlening');
    expect(reading.warnings.filter(({ code }) => code.startsWith('false'))).toEqual([]);
  });

  it.each([
    'Met de activeringscode opent u uw dossier. Deel hem met niemand; wij vragen er niet naar.',
    'Uw wachtwoord staat onder het vakje. Vertel dit aan niemand.',
    'Bewaar de pincode goed. Geef de code nooit af en bespreek hem met niemand.',
    'Doet u mee aan het gesprek? Dan krijgt u een cadeaubon van twintig euro.',
    'Als dank ontvangen deelnemers een cadeaukaart van € 25.',
  ])('is not one that sends a code to keep or a present for help: %s', (text) => {
    expect(
      letter(text).warnings.filter(({ code }) => code.startsWith('false_pressure') || code === 'false_gift_card'),
    ).toEqual([]);
  });

  it.each([
    'U krijgt van ons een code. Deel de code met niemand, behalve met onze medewerker die u belt.',
    'U krijgt uw vergunning zodra u een cadeaukaart van € 200 koopt.',
    'U ontvangt de pas als u de codes van drie cadeaukaarten stuurt.',
    'Spreek met niemand over deze betaling.',
  ])('is one that asks for a code, a card or silence: %s', (text) => {
    expect(letter(text).warnings.map(({ code }) => code)).toContain('false_letter');
  });

  it('is not one that names the true address of the authority', () => {
    const reading = letter('Kijk voor meer uitleg op www.ind.nl/verblijf of bel ons.');
    expect(reading.kind).toBe('ind_verlening');
    expect(reading.warnings.filter(({ code }) => code.startsWith('false'))).toEqual([]);
  });
});
