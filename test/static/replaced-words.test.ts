import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/**
 * Phrases of our own making that were replaced by what an organisation says. By whole phrase: *zorg* as care, a court's
 * *dossier* and a bank *kaart* are right.
 */
const replaced: readonly RegExp[] = [
  /De eerste dagen/,
  /^Eerste (dag|termijn)/,
  /Eerst dit/,
  /Hier staat niemand|naast niemand|naast wie nog niemand/,
  /^(met een )?zorg$/i,
  /Eén keer verteld/,
  /nog meer bij staan|Iemand opschrijven/,
  /Iets beloofd\?|Een belofte/,
  /Verleng haar/,
  /\bfataal\b/i,
  /wordt mogelijk/,
  /doet mee|Hoe het staat/,
  /Laat toe|collega toe\b|toelating/,
  /Je staat ervoor in/,
  /op slot/,
  /uit het huis/i,
  /toegangsboek|het boek heel/i,
  /eerste uur/i,
  /verzonnen wereld|made-up world|^Word \{/i,
  /tweede mens\b|naast (deze|de|een) cliënt/,
  /gaat niet open|[Tt]his (case|registration|summary) does not open/,
  /De weg terug/,
  /Zoals het apparaat/,
  /^Maakt niet uit/,
  /mag leeg blijven\)/,
  /^Kijk opnieuw$/,
  /Een woord voor wie/,
  /Leg dit document weg/,
  /ongeveer half uur/,
  /leest mee/,
  /(op|van) de kaart\b|^De kaart\b/,
  /\bnotities?\b/,
  /hele dossier|in het dossier$/,
  /^(This first|Told once|The first days|Go on\b|Something promised)/,
  /may stay empty|Made-up world|Like the device|taking part|let in\b|Let (this|your) colleague/,
  /beside whom|stands? beside|not beside anyone/,
  /\bfatal\b|\b[Tt]ime limits?\b|\bvouch/,
  /[Aa]ccess book|out of the house/,
  /Iemand (anders )?was je voor|loopt niet meer. Je kunt haar/,
  /Naar jullie toe|Bij jullie vandaan|klopt niet met de handtekening/,
  /Somebody (else )?was earlier|equated with|does not fit its signature|looking along/,
];

const catalogues = globSync('content/messages/*.{nl,en}.json').map((file) => ({
  file,
  messages: z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))),
}));

describe('words that an organisation would not use', () => {
  test('stand in no message', () => {
    const found = catalogues.flatMap(({ file, messages }) =>
      Object.entries(messages)
        .filter(([, text]) => replaced.some((phrase) => phrase.test(text)))
        .map(([key, text]) => `${file} ${key}: ${text}`),
    );
    expect(catalogues.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
