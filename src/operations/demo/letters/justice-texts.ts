import {
  type Addressee,
  type DemoLetterDay,
  earlier,
  type LetterWriter,
  later,
  numberOf,
  writtenLetter,
} from './writing.ts';

const police = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Politie', 'Eenheid Midden-Nederland, afdeling AVIM'],
    refs: [['Registratienummer', `PL0900-${day.year}${numberOf(to, 6)}`]],
    subject,
    text,
    sign: ['de korpschef', 'namens deze, een medewerker van de AVIM'],
  });

const prosecutor = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Openbaar Ministerie', 'Arrondissementsparket Midden-Nederland'],
    refs: [['Parketnummer', `16/${numberOf(to, 6)}-${String(day.year).slice(2)}`]],
    subject,
    text,
    sign: ['de officier van justitie'],
  });

const court = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Rechtbank Den Haag', 'Team vreemdelingenrecht', 'Zittingsplaats Utrecht'],
    refs: [['Zaaknummer', `NL${String(day.year).slice(2)}.${numberOf(to, 5)}`]],
    subject,
    text,
    sign: ['de griffier'],
  });

const legalAid = (to: Addressee, day: DemoLetterDay, subject: string, text: readonly string[]) =>
  writtenLetter(to, day, {
    from: ['Raad voor Rechtsbijstand', 'Postbus 70503, 5201 CD ’s-Hertogenbosch'],
    refs: [['Toevoegingsnummer', `3${numberOf(to, 6)}`]],
    subject,
    text,
    sign: ['Raad voor Rechtsbijstand'],
  });

/** What police, prosecutor, courts and legal aid write. */
export const justiceTexts = {
  politie_uitnodiging_gesprek: (to, day) =>
    police(to, day, 'uitnodiging voor een gesprek', [
      `Wij nodigen u uit voor een gesprek op ${later(day, 12)} om 13.30 uur op het politiebureau aan de Kroonstraat 25 in Utrecht.`,
      'In dit gesprek leggen wij uit wat aangifte doen betekent. U hoeft nog niets te beslissen. Er is een tolk. U mag iemand meenemen.',
    ]),
  politie_m55_bedenktijd: (to, day) =>
    police(to, day, 'model M55: bedenktijd', [
      `Op ${earlier(day, 1)} hebben wij u bedenktijd gegeven. In deze bedenktijd kunt u tot rust komen en beslissen of u aangifte wilt doen.`,
      'De bedenktijd duurt drie maanden. In die tijd mag u in Nederland blijven en wordt u niet uitgezet. De IND heeft een kopie van dit formulier gekregen.',
      'Meld u elke maand bij de politie.',
    ]),
  politie_m55_aangifte: (to, day) =>
    police(to, day, 'model M55: kennisgeving van aangifte', [
      `Op ${earlier(day, 1)} hebt u aangifte gedaan. Uw aangifte geldt meteen als aanvraag voor een verblijfsvergunning.`,
      'Wij hebben dit formulier M55 naar de IND gestuurd. De IND stuurt u een brief over uw aanvraag.',
    ]),
  politie_bevestiging_aangifte: (to, day) =>
    police(to, day, 'bevestiging van uw aangifte', [
      `U hebt op ${earlier(day, 2)} aangifte gedaan. Met deze brief bevestigen wij dat. Een kopie van het proces-verbaal van aangifte zit erbij.`,
      'Bewaar deze brief. Wij houden u op de hoogte van het onderzoek.',
    ]),
  politie_meldplicht: (to, day) =>
    police(to, day, 'maandelijkse meldplicht', [
      'Zolang uw bedenktijd loopt, hebt u een meldplicht. Dat betekent dat u zich elke maand persoonlijk bij ons moet melden.',
      'Neem steeds deze brief mee. Kunt u zich een keer niet melden? Bel ons dan vooraf.',
    ]),
  om_vervolging_formulieren: (to, day) =>
    prosecutor(to, day, 'wij vervolgen de verdachte: uw wensen', [
      'U hebt aangifte gedaan. De officier van justitie heeft besloten de verdachte te vervolgen.',
      'Bij deze brief zitten een wensenformulier en een formulier om schadevergoeding te vragen ' +
        '(voegingsformulier). Stuur beide formulieren binnen twee weken ingevuld aan ons terug.',
    ]),
  om_zitting: (to, day) =>
    prosecutor(to, day, 'de datum van de zitting', [
      `De strafzaak waarin u aangifte hebt gedaan, wordt behandeld op ${later(day, 40)} om 9.30 uur. De ` +
        'zitting is in de rechtbank Midden-Nederland, Vrouwe Justitiaplein 1 in Utrecht.',
      'U mag bij de zitting zijn, maar dat hoeft niet. Hebt u schade? Dan kunt u zich nog voegen in het strafproces. U hebt ook het recht om te spreken.',
    ]),
  om_sepot: (to, day) =>
    prosecutor(to, day, 'de zaak is geseponeerd', [
      'De officier van justitie heeft besloten de verdachte niet te vervolgen. De zaak is geseponeerd, omdat er te weinig bewijs is.',
      'Bent u het hier niet mee eens? Dan kunt u binnen drie maanden een klacht indienen bij het gerechtshof (artikel 12 van het Wetboek van Strafvordering).',
    ]),
  om_afloop: (to, day) =>
    prosecutor(to, day, 'de uitspraak in de strafzaak', [
      `De rechtbank heeft op ${earlier(day, 6)} uitspraak gedaan in de strafzaak waarin u aangifte hebt gedaan. De verdachte is veroordeeld.`,
      'Uw vordering tot schadevergoeding is toegewezen. Het CJIB int het bedrag voor u. De verdachte kan nog hoger beroep instellen.',
    ]),
  hof_art12: (to, day) =>
    writtenLetter(to, day, {
      from: ['Gerechtshof Arnhem-Leeuwarden', 'Strafgriffie, afdeling beklag'],
      refs: [['Zaaknummer', `K${String(day.year).slice(2)}/${numberOf(to, 4)}`]],
      subject: 'uw klacht over het niet vervolgen',
      text: [
        `Wij hebben uw klaagschrift op grond van artikel 12 van het Wetboek van Strafvordering op ${earlier(day, 5)} ontvangen.`,
        'Het hof vraagt nu eerst een verslag aan de advocaat-generaal. U krijgt later bericht of u wordt opgeroepen voor de behandeling in raadkamer.',
      ],
      sign: ['de griffier van het gerechtshof'],
    }),
  rb_ontvangst_beroep: (to, day) =>
    court(to, day, 'ontvangst van uw beroepschrift', [
      `De rechtbank heeft op ${earlier(day, 3)} uw beroepschrift ontvangen. U bent in beroep gegaan tegen een besluit van de minister van Asiel en Migratie.`,
      'U krijgt een aparte nota voor het griffierecht. De rechtbank vraagt de minister om de stukken. Daarna hoort u wanneer de zitting is.',
    ]),
  rb_griffierecht: (to, day) =>
    court(to, day, 'nota griffierecht', [
      'Voor de behandeling van uw beroep bent u griffierecht verschuldigd. Het griffierecht is € 194,00.',
      'Zorg dat het bedrag binnen vier weken na de datum van deze brief op de rekening van de rechtbank ' +
        'staat. Betaalt u niet op tijd, dan kan uw beroep niet-ontvankelijk worden verklaard.',
      'Kunt u het griffierecht niet betalen? Doe dan een beroep op betalingsonmacht.',
    ]),
  rb_gronden: (to, day) =>
    court(to, day, 'herstel verzuim: gronden van beroep', [
      'In uw beroepschrift ontbreken de gronden van het beroep. Dat is een verzuim.',
      'U krijgt de gelegenheid dit te herstellen. De rechtbank moet de gronden binnen vier weken na de ' +
        'datum van deze brief ontvangen. Herstelt u het verzuim niet, dan kan het beroep niet-ontvankelijk ' +
        'worden verklaard.',
    ]),
  rb_uitnodiging_zitting: (to, day) =>
    court(to, day, 'uitnodiging voor de zitting', [
      `De rechtbank behandelt uw beroep op de zitting van ${later(day, 45)} om 11.15 uur. De zitting is in ` +
        'het gerechtsgebouw, Vrouwe Justitiaplein 1 in Utrecht.',
      'U kunt tot tien dagen voor de zitting nog stukken indienen. U mag komen, maar u bent dat niet verplicht.',
    ]),
  rc_oproep_getuige: (to, day) =>
    writtenLetter(to, day, {
      from: ['Rechtbank Midden-Nederland', 'Kabinet rechter-commissaris'],
      refs: [['Parketnummer', `16/${numberOf(to, 6)}-${String(day.year).slice(2)}`]],
      subject: 'oproep om als getuige te worden gehoord',
      text: [
        `De rechter-commissaris roept u op om als getuige te verschijnen op ${later(day, 30)} om 10.45 uur in de rechtbank, Vrouwe Justitiaplein 1 in Utrecht.`,
        'U bent verplicht te komen. Een tolk is aanwezig. Uw advocaat mag bij het verhoor zijn. De verdachte is niet in dezelfde kamer.',
      ],
      sign: ['de griffier van de rechter-commissaris'],
    }),
  rvr_toevoeging: (to, day) =>
    legalAid(to, day, 'toevoeging verleend', [
      'Uw advocaat heeft voor u een toevoeging aangevraagd. Wij hebben de aanvraag goedgekeurd. U krijgt gesubsidieerde rechtsbijstand.',
      'U betaalt geen eigen bijdrage. Bent u het niet eens met dit besluit, dan kunt u binnen zes weken bezwaar maken.',
    ]),
  rvr_afwijzing: (to, day) =>
    legalAid(to, day, 'toevoeging afgewezen', [
      'Uw advocaat heeft voor u een toevoeging aangevraagd. Wij wijzen deze aanvraag af, omdat gegevens over uw inkomen ontbreken.',
      'Bent u het niet eens met dit besluit? Dan kunt u binnen zes weken na de datum van deze brief bezwaar maken bij de Raad voor Rechtsbijstand.',
    ]),
} satisfies Record<string, LetterWriter>;
