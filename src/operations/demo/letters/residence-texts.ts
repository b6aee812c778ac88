import {
  type Addressee,
  type DemoLetterDay,
  earlier,
  type LetterWriter,
  later,
  numberOf,
  writtenLetter,
} from './writing.ts';

/** What the IND writes besides decisions: that something came in, that it takes longer, what it costs, where to come. */
const ind = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
    refs: [
      ['V-nummer', to.vNumber],
      ['Ons kenmerk', `Z1-${numberOf(to, 9)}`],
    ],
    subject,
    text,
    sign: ['Immigratie- en Naturalisatiedienst'],
  });

export const residenceTexts = {
  ind_ontvangst_aanvraag: (to, day) =>
    ind(to, day, 'ontvangstbevestiging van uw aanvraag', [
      `Wij hebben uw aanvraag voor een verblijfsvergunning op ${earlier(day, 3)} ontvangen.`,
      'Wij beslissen binnen zes maanden op uw aanvraag. Duurt het langer, dan hoort u dat van ons.',
      'Bewaar deze brief goed. U mag het besluit in Nederland afwachten.',
    ]),
  ind_ontvangst_bezwaar: (to, day) =>
    ind(to, day, 'ontvangst van uw bezwaarschrift', [
      `Op ${earlier(day, 4)} hebben wij uw bezwaarschrift ontvangen. U maakt bezwaar tegen onze beslissing op uw aanvraag.`,
      'De gronden van het bezwaar ontbreken nog. U kunt deze binnen vier weken na de datum van deze brief ' +
        'aanvullen. Doet u dat niet, dan kunnen wij uw bezwaar niet-ontvankelijk verklaren.',
      'Wij beslissen binnen negentien weken op uw bezwaar.',
    ]),
  ind_hoorzitting_bezwaar: (to, day) =>
    ind(to, day, 'uitnodiging hoorzitting', [
      'U hebt bezwaar gemaakt. Voordat wij op uw bezwaar beslissen, willen wij u horen.',
      `De hoorzitting is op ${later(day, 25)} om 10.00 uur op ons kantoor aan de Bordewijklaan 6 in Den ` +
        'Haag. U mag uw advocaat meenemen. Er is een tolk aanwezig.',
      'Kunt u niet komen? Laat het ons dan zo snel mogelijk weten.',
    ]),
  ind_pas_ophalen: (to, day) =>
    ind(to, day, 'uw verblijfsdocument ligt klaar', [
      'Uw verblijfsdocument is klaar. U kunt het ophalen bij het IND-loket.',
      'Maak eerst een afspraak via onze website. Neem deze brief mee, en uw paspoort of uw oude verblijfsdocument.',
      'Haal uw document binnen drie maanden op. Daarna wordt het vernietigd.',
    ]),
  ind_leges: (to, day) =>
    ind(to, day, 'leges voor uw aanvraag', [
      'Voor de behandeling van uw aanvraag moet u leges betalen. Wij hebben uw betaling nog niet ontvangen.',
      'Betaal het bedrag van € 243,00 binnen twee weken na de datum van deze brief. Gebruik het betaalkenmerk dat onderaan staat.',
      'Betaalt u niet op tijd, dan nemen wij uw aanvraag niet in behandeling. Kunt u de leges niet betalen? Vraag dan om vrijstelling.',
    ]),
  ind_verdaging: (to, day) =>
    ind(to, day, 'wij hebben meer tijd nodig', [
      `Wij behandelen uw bezwaar van ${earlier(day, 80)}. Het lukt ons niet om binnen de termijn op uw bezwaar te beslissen.`,
      'Daarom verlengen wij de beslistermijn met zes weken. U hoeft niets te doen.',
    ]),
  ind_herinnering_verlenging: (to, day) =>
    ind(to, day, 'uw verblijfsvergunning verloopt', [
      `Uw verblijfsvergunning is geldig tot en met ${later(day, 84)}. Wilt u langer in Nederland blijven? Vraag dan op tijd verlenging aan.`,
      'Dien uw aanvraag in voordat uw vergunning verloopt. Bent u te laat, dan ontstaat een gat in uw verblijf.',
    ]),
  ind_voornemen_intrekking: (to, day) =>
    ind(to, day, 'voornemen om uw verblijfsvergunning in te trekken', [
      'Wij zijn van plan uw verblijfsvergunning in te trekken. De reden is dat de strafzaak is gestopt.',
      'Dit is nog geen beslissing. U kunt schriftelijk uw zienswijze geven. Wij moeten uw zienswijze binnen vier weken na de datum van deze brief ontvangen.',
      'Bespreek deze brief met uw advocaat.',
    ]),
  bma_medisch_advies: (to, day) =>
    ind(to, day, 'medisch advies van het BMA', [
      'Bureau Medische Advisering (BMA) heeft op ons verzoek een medisch advies over u uitgebracht. Een kopie van het advies zit bij deze brief.',
      'U kunt op het advies reageren. Stuur uw reactie binnen twee weken na de datum van deze brief.',
      'Daarna nemen wij een beslissing op uw aanvraag.',
    ]),
} satisfies Record<string, LetterWriter>;
