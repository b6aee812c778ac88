import type { DemoLetter } from './demo-letter.ts';
import { type Addressee, type DemoLetterDay, dear, on } from './writing.ts';

const ind = ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'];
const minister = ['Met vriendelijke groet,', '', 'de minister van Asiel en Migratie'];

const frame = (to: Addressee, day: DemoLetterDay): Pick<DemoLetter, 'head' | 'to' | 'refs' | 'sign' | 'fileName'> => ({
  fileName: `brief-${day.toString()}.pdf`,
  head: ind,
  to: [to.name, to.street, to.town],
  refs: [
    ['Datum', on(day)],
    ['V-nummer', to.vNumber],
  ],
  sign: minister,
});

/** A refusal: four weeks to object, four weeks to leave. */
export function refusal(to: Addressee, day: DemoLetterDay): DemoLetter {
  return {
    ...frame(to, day),
    subject: 'afwijzing van uw aanvraag',
    text: [
      dear(to),
      `Op ${on(day.subtract({ months: 4 }))} hebt u een verblijfsvergunning aangevraagd. Wij hebben uw ` +
        'aanvraag beoordeeld. Wij verlenen u geen verblijfsvergunning. Uw aanvraag wordt afgewezen.',
      'Het onderzoek van de politie is beëindigd. Daarom voldoet u niet meer aan de voorwaarden voor een tijdelijke humanitaire vergunning.',
      '# Wat betekent dit voor u?',
      'Deze beslissing is ook een terugkeerbesluit. U moet Nederland binnen vier weken verlaten.',
      '# Bent u het niet eens met deze beslissing?',
      'Dan kunt u binnen vier weken bezwaar maken. De termijn begint op de dag na de datum bovenaan deze ' +
        'brief. Stuur uw bezwaarschrift naar Postbus 27, 8000 AB Zwolle.',
    ],
  };
}

/** A permit: from a day, up to and including another. */
export function permit(
  to: Addressee,
  day: DemoLetterDay,
  valid: { from: DemoLetterDay; until: DemoLetterDay },
): DemoLetter {
  return {
    ...frame(to, day),
    subject: 'uw aanvraag is ingewilligd',
    text: [
      dear(to),
      `Goed nieuws: wij verlenen u een verblijfsvergunning. Uw vergunning is geldig van ${on(valid.from)} tot en met ${on(valid.until)}.`,
      'U krijgt de vergunning op tijdelijke humanitaire gronden. Arbeid is vrij toegestaan, een tewerkstellingsvergunning is niet nodig.',
      'Schrijf u in bij de gemeente en sluit een zorgverzekering af.',
      'Bent u het niet eens met een onderdeel van deze beslissing, bijvoorbeeld de ingangsdatum? Dan kunt u binnen vier weken bezwaar maken.',
      'Vraag op tijd verlenging aan. Doe dat voordat uw vergunning eindigt.',
    ],
  };
}

/** Something is missing: two weeks to send it. */
export function missingPapers(to: Addressee, day: DemoLetterDay, papers: readonly string[]): DemoLetter {
  return {
    ...frame(to, day),
    subject: 'verzoek om aanvullende gegevens',
    text: [
      dear(to),
      `Wij hebben uw aanvraag van ${on(day.subtract({ days: 27 }))} ontvangen. Uw aanvraag is niet volledig. Wij missen nog de volgende stukken:`,
      ...papers.map((paper) => `- ${paper}`),
      'Stuur ons de ontbrekende stukken binnen twee weken na de datum van deze brief. Doet u dit niet, dan kunnen wij uw aanvraag buiten behandeling stellen.',
      'Tot wij de stukken hebben, staat de beslistermijn stil.',
    ],
    sign: ['Met vriendelijke groet,', '', 'Team Regulier', 'Immigratie- en Naturalisatiedienst'],
  };
}

/** An appointment at the desk. */
export function deskAppointment(
  to: Addressee,
  day: DemoLetterDay,
  at: { day: DemoLetterDay; time: string; desk?: string },
): DemoLetter {
  return {
    ...frame(to, day),
    subject: 'afspraak IND-loket',
    text: [
      dear(to),
      'Voor uw verblijfsdocument hebben wij uw vingerafdrukken, pasfoto en handtekening nodig. Wij nodigen ' +
        `u daarom uit op ${on(at.day)} om ${at.time} uur bij het IND-loket in ` +
        `${at.desk ?? 'Utrecht, Moeder Teresalaan 1'}.`,
      'Neem deze brief mee naar de afspraak, en ook uw paspoort als u dat hebt.',
    ],
    sign: ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
  };
}

/** The objection was turned down: four weeks to go to court. */
export function objectionTurnedDown(to: Addressee, day: DemoLetterDay): DemoLetter {
  return {
    ...frame(to, day),
    subject: 'beslissing op uw bezwaar',
    text: [
      dear(to),
      `Op ${on(day.subtract({ weeks: 15 }))} hebt u bezwaar gemaakt tegen onze beslissing. Wij hebben opnieuw naar uw zaak gekeken.`,
      'Uw bezwaar is ongegrond. Onze eerdere beslissing blijft staan.',
      '# Bent u het niet eens met deze beslissing op bezwaar?',
      'Dan kunt u binnen vier weken beroep instellen bij de rechtbank. De termijn begint op de dag na de ' +
        'datum bovenaan deze brief. Stuur uw beroepschrift naar het Centraal Inschrijfbureau ' +
        'Vreemdelingenzaken, Postbus 1621, 2003 BR Haarlem.',
    ],
  };
}

/** The municipality has registered the client. */
export function registeredInTown(to: Addressee, day: DemoLetterDay, town: string): DemoLetter {
  return {
    fileName: `brief-${day.toString()}.pdf`,
    head: [`Gemeente ${town}`, 'Afdeling Burgerzaken'],
    to: [to.name, to.street, to.town],
    refs: [
      ['Datum', on(day)],
      ['Ons kenmerk', `BRP-${day.year}-${String(day.dayOfYear).padStart(4, '0')}`],
    ],
    subject: 'uw inschrijving in de Basisregistratie Personen',
    text: [
      dear(to),
      `U bent met ingang van ${on(day.subtract({ days: 6 }))} ingeschreven in de Basisregistratie Personen ` +
        `(BRP) van de gemeente ${town}. U staat ingeschreven op het adres bovenaan deze brief.`,
      'Kloppen uw gegevens niet? Laat het ons dan weten. U kunt hiervoor een afspraak maken bij Burgerzaken.',
      'Wilt u niet dat wij uw gegevens aan anderen geven? Dan kunt u om geheimhouding vragen.',
    ],
    sign: ['Met vriendelijke groet,', '', 'namens het college van burgemeester en wethouders', 'team Burgerzaken'],
  };
}
