/** How the letterhead, the signature and the foot of a sender may look; every name and number is invented. */
export interface Writer {
  heads: readonly [readonly string[], ...(readonly string[])[]];
  signs: readonly [readonly string[], ...(readonly string[])[]];
  foots: readonly [string, ...string[]];
}

const w = (heads: Writer['heads'], signs: Writer['signs'], foots: Writer['foots'] = ['']): Writer => ({
  heads,
  signs,
  foots,
});

export const writers: Readonly<Record<string, Writer>> = {
  IND: w(
    [
      ['Immigratie- en Naturalisatiedienst', 'Ministerie van Asiel en Migratie'],
      ['IND', 'Immigratie- en Naturalisatiedienst', 'Postbus 287, 7600 AG Almelo'],
      ['Ministerie van Asiel en Migratie', 'Immigratie- en Naturalisatiedienst', 'Directie Regulier Verblijf'],
    ],
    [
      ['Hoogachtend,', '', 'de minister van Asiel en Migratie,', 'namens deze,', 'K. Aalders'],
      ['Met vriendelijke groet,', '', 'Immigratie- en Naturalisatiedienst'],
    ],
    ['', 'www.ind.nl'],
  ),
  CRT: w(
    [
      ['Rechtbank Den Haag', 'Zittingsplaats Utrecht', 'Postbus 16005, 3500 DA Utrecht'],
      ['de Rechtspraak', 'Rechtbank Midden-Nederland'],
      ['RECHTBANK DEN HAAG', 'Team bestuursrecht, vreemdelingenkamer'],
    ],
    [
      ['Hoogachtend,', '', 'de griffier'],
      ['Met vriendelijke groet,', '', 'de griffie van de rechtbank'],
    ],
    ['', 'www.rechtspraak.nl'],
  ),
  HOF: w(
    [
      ['Gerechtshof Arnhem-Leeuwarden', 'Afdeling strafrecht'],
      ['Gerechtshof Amsterdam', 'Postbus 1312, 1000 BH Amsterdam'],
    ],
    [['Hoogachtend,', '', 'de griffier']],
  ),
  RVS: w(
    [
      ['Raad van State', 'Afdeling bestuursrechtspraak', 'Postbus 20019, 2500 EA Den Haag'],
      ['Afdeling bestuursrechtspraak van de Raad van State'],
    ],
    [['Hoogachtend,', '', 'de secretaris van de Raad van State']],
  ),
  OM: w(
    [
      ['Openbaar Ministerie', 'Arrondissementsparket Midden-Nederland'],
      ['Openbaar Ministerie', 'Slachtofferloket', 'Postbus 16032, 3500 DA Utrecht'],
    ],
    [
      ['Hoogachtend,', '', 'de officier van justitie'],
      ['Met vriendelijke groet,', '', 'Slachtofferloket'],
    ],
  ),
  POL: w(
    [
      ['Politie', 'Eenheid Midden-Nederland', 'AVIM'],
      ['POLITIE', 'Dienst Regionale Recherche', 'Team Mensenhandel'],
      ['Politie Noord-Nederland', 'Vreemdelingenpolitie'],
    ],
    [
      ['Hoogachtend,', '', 'J. Post', 'brigadier van politie'],
      ['Met vriendelijke groet,', '', 'Politie'],
    ],
  ),
  CJIB: w(
    [
      ['Centraal Justitieel Incassobureau', 'Postbus 50000, 8900 AA Leeuwarden'],
      ['CJIB', 'Ministerie van Justitie en Veiligheid'],
    ],
    [
      ['Hoogachtend,', '', 'Centraal Justitieel Incassobureau'],
      ['Met vriendelijke groet,', '', 'CJIB'],
    ],
  ),
  RVR: w(
    [['Raad voor Rechtsbijstand', 'Postbus 24080, 3502 MB Utrecht']],
    [
      ['Hoogachtend,', '', 'Raad voor Rechtsbijstand'],
      ['Met vriendelijke groet,', '', 'Raad voor Rechtsbijstand'],
    ],
  ),
  SGM: w(
    [['Schadefonds Geweldsmisdrijven', 'Postbus 71, 2501 CB Den Haag']],
    [['Met vriendelijke groet,', '', 'Schadefonds Geweldsmisdrijven']],
  ),
  COA: w(
    [
      ['Centraal Orgaan opvang asielzoekers', 'Postbus 30203, 2500 GE Den Haag'],
      ['COA', 'Unit Rvb'],
    ],
    [
      ['Hoogachtend,', '', 'Centraal Orgaan opvang asielzoekers'],
      ['Met vriendelijke groet,', '', 'COA'],
    ],
  ),
  DTV: w(
    [['Dienst Terugkeer en Vertrek', 'Ministerie van Asiel en Migratie']],
    [
      ['Hoogachtend,', '', 'P. de Wilde', 'regievoerder'],
      ['Met vriendelijke groet,', '', 'Dienst Terugkeer en Vertrek'],
    ],
  ),
  GEM: w(
    [
      ['Gemeente Voorbeeldstad', 'Burgerzaken'],
      ['Gemeente Proefwolde', 'Postbus 100, 9700 XX Proefwolde'],
      ['GEMEENTE SCHAKELHOVEN', 'Afdeling Werk en Inkomen'],
    ],
    [
      ['Hoogachtend,', '', 'namens burgemeester en wethouders,', 'M. van Dam'],
      ['Met vriendelijke groet,', '', 'Gemeente'],
    ],
  ),
  INS: w(
    [
      ['Voorbeeld Zorgverzekeraar', 'Postbus 99, 5000 AA Tilburg'],
      ['ProefZorg zorgverzekeringen', 'Klantenservice'],
    ],
    [['Met vriendelijke groet,', '', 'Klantenservice']],
  ),
  CAK: w(
    [['CAK', 'Postbus 84015, 2508 AA Den Haag'], ['Centraal Administratie Kantoor']],
    [['Met vriendelijke groet,', '', 'CAK']],
  ),
  TAX: w(
    [
      ['Belastingdienst', 'Toeslagen'],
      ['Dienst Toeslagen', 'Postbus 4510, 6401 JA Heerlen'],
    ],
    [
      ['Hoogachtend,', '', 'de inspecteur'],
      ['Met vriendelijke groet,', '', 'Dienst Toeslagen'],
    ],
  ),
  EMB: w(
    [
      ['Embassy of the Republic of Example', 'Consular Section', 'The Hague'],
      ['Embassy of Proofland', 'Laan van Proef 12', '2500 XA The Hague'],
    ],
    [
      ['Yours sincerely,', '', 'The Consul'],
      ['Kind regards,', '', 'Consular Section'],
    ],
  ),
  'EMB fr': w(
    [["Ambassade de la République d'Exemple", 'Section consulaire', 'La Haye']],
    [['Yours sincerely,', '', 'Le Consul']],
  ),
  NID: w(
    [
      ['Nidos', 'Regio Midden'],
      ['Stichting Nidos', 'Jeugdbescherming voor vluchtelingen'],
    ],
    [
      ['Met vriendelijke groet,', '', 'A. de Wit', 'jeugdbeschermer'],
      ['Met vriendelijke groet,', '', 'Nidos'],
    ],
  ),
  SHN: w(
    [['Slachtofferhulp Nederland', 'Postbus 14208, 3508 SH Utrecht']],
    [
      ['Met vriendelijke groet,', '', 'Slachtofferhulp Nederland'],
      ['Hartelijke groet,', '', 'B. Smit', 'casemanager'],
    ],
  ),
  ZCO: w(
    [
      ['Zorgcoördinator mensenhandel', 'Regio Utrecht'],
      ['Moviera', 'Zorgcoördinatie mensenhandel'],
    ],
    [['Met vriendelijke groet,', '', 'L. Hofman', 'zorgcoördinator mensenhandel']],
  ),
  CMH: w([['CoMensha', 'Postbus 1, 3800 AA Amersfoort']], [['Met vriendelijke groet,', '', 'CoMensha']]),
  MED: w(
    [
      ['GGZ Voorbeeld', 'Polikliniek psychotrauma'],
      ['Ziekenhuis De Proef', 'Afsprakenbureau'],
      ['GGD Schakelregio', 'Team tuberculosebestrijding'],
    ],
    [
      ['Met vriendelijke groet,', '', 'het secretariaat'],
      ['Met vriendelijke groet,', '', 'de polikliniek'],
    ],
  ),
  DUO: w(
    [
      ['Dienst Uitvoering Onderwijs', 'Postbus 764, 9700 AT Groningen'],
      ['DUO', 'Ministerie van OCW'],
    ],
    [['Met vriendelijke groet,', '', 'Dienst Uitvoering Onderwijs']],
  ),
  DWR: w(
    [['Voorbeeld & Proef Gerechtsdeurwaarders'], ['Incassobureau De Schakel', 'Postbus 12, 1000 AA Amsterdam']],
    [
      ['Hoogachtend,', '', 'gerechtsdeurwaarder'],
      ['Met vriendelijke groet,', '', 'afdeling incasso'],
    ],
  ),
  LAW: w(
    [['Veenstra Advocaten', 'Kade 3, 3500 XX Utrecht']],
    [['Met vriendelijke groet,', '', 'mr. H. Veenstra', 'advocaat']],
  ),
  SHELTER: w(
    [['Stichting Opvang De Linde', 'Kerkstraat 12, 3511 AA Utrecht']],
    [['Met vriendelijke groet,', '', 'de begeleiding']],
  ),
  UWV: w([['UWV', 'Postbus 58191, 1040 HD Amsterdam']], [['Met vriendelijke groet,', '', 'UWV']]),
};
