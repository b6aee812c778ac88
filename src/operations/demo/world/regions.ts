/** Three regions with the municipalities around them; postcodes as beginnings or spans, as the settings take them. */
export const regions = {
  utrecht: {
    name: 'Utrecht',
    municipalities: [
      'Utrecht',
      'Zeist',
      'Nieuwegein',
      'De Bilt',
      'Houten',
      'Stichtse Vecht',
      'Woerden',
      'IJsselstein',
      'Bunnik',
    ],
    postcodes: ['3400-3449', '3450-3469', '3470-3499', '3500-3589', '3600-3629', '3700-3739', '3980-3999'],
    places: 9,
    atADistance: true,
  },
  amersfoort: {
    name: 'Amersfoort',
    municipalities: ['Amersfoort', 'Soest', 'Leusden', 'Baarn', 'Nijkerk', 'Barneveld', 'Woudenberg', 'Bunschoten'],
    postcodes: ['3740-3769', '3770-3799', '3800-3839', '3860-3869', '3930-3939'],
    places: 4,
    atADistance: false,
  },
  groningen: {
    name: 'Groningen',
    municipalities: [
      'Groningen',
      'Midden-Groningen',
      'Westerkwartier',
      'Het Hogeland',
      'Eemsdelta',
      'Tynaarlo',
      'Noordenveld',
    ],
    postcodes: ['9300-9319', '9470-9499', '9600-9619', '9700-9799', '9800-9869', '9900-9999'],
    places: 5,
    atADistance: false,
  },
} as const;

export type RegionKey = keyof typeof regions;
export const regionKeys = Object.keys(regions) as RegionKey[];

/** What is on the public pages: a telephone number that nobody has, and office hours. */
export const inventedContact = {
  telephone: '088 000 00 00',
  hours: 'maandag tot en met vrijdag, 9.00 tot 17.00 uur',
  hoursEn: 'Monday to Friday, 9:00 to 17:00',
  mail: 'naast@voorbeeld.example',
} as const;

/** Who is responsible in the demo; that it is made up stands on every page. */
export const organisationWords = {
  name: 'Stichting Voorbeeld',
  address: 'Postbus 100\n3500 AA Utrecht',
  officer: 'fg@voorbeeld.example',
  basis: 'Uw toestemming. U kunt die altijd intrekken.',
  basisEn: 'Your consent. You can take it back at any time.',
  retention: 'Twee jaar nadat de hulp is gestopt. Daarna wissen wij alles.',
  retentionEn: 'Two years after the help has stopped. Then we erase everything.',
  complaints: 'Bij onze klachtencommissie (klachten@voorbeeld.example) of bij de Autoriteit Persoonsgegevens.',
  complaintsEn: 'To our complaints committee (klachten@voorbeeld.example) or the data protection authority.',
};
