/** What a kind of letter gives, allows or invites to, in the words of Dutch grammar: enough to say that it does not. */
export interface Given {
  kind: string;
  /** `de bedenktijd`, `het gehoor`. */
  article: 'de' | 'het';
  noun: string;
  /** What one does with it: "verlenen, verleend". */
  give: readonly [infinitive: string, participle: string];
  /** What it is in general: the words of the kind, deciding nothing. */
  about: string;
  /** One can object to the decision on it. */
  objection: boolean;
  /** Only who is a victim or a witness gets it. */
  victims: boolean;
}

const given = (
  kind: string,
  [article, noun]: readonly ['de' | 'het', string],
  give: readonly [string, string],
  about: string,
  { objection = false, victims = false } = {},
): Given => ({ kind, article, noun, give, about, objection, victims });

const decided = { objection: true };
const ofVictims = { victims: true };

/** Every kind that says yes, allows or invites. */
export const yesKinds: readonly Given[] = [
  given(
    'ind_verlening',
    ['de', 'verblijfsvergunning'],
    ['verlenen', 'verleend'],
    'Een verblijfsvergunning op tijdelijke humanitaire gronden is één jaar geldig. Met die vergunning mag men werken.',
    decided,
  ),
  given(
    'ind_pas_ophalen',
    ['het', 'verblijfsdocument'],
    ['afgeven', 'afgegeven'],
    'Een verblijfsdocument haalt men na een afspraak op bij het IND-loket, met een geldig paspoort.',
    decided,
  ),
  given(
    'ind_afspraak_loket',
    ['de', 'afspraak aan het IND-loket'],
    ['geven', 'gegeven'],
    'Bij een afspraak aan het loket worden vingerafdrukken, een pasfoto en een handtekening afgenomen.',
  ),
  given(
    'ind_uitnodiging_gehoor_asiel',
    ['het', 'nader gehoor'],
    ['afnemen', 'afgenomen'],
    'In een nader gehoor vertelt men met hulp van een tolk waarom men asiel vraagt.',
  ),
  given(
    'ind_hoorzitting_bezwaar',
    ['de', 'hoorzitting'],
    ['houden', 'gehouden'],
    'Op een hoorzitting licht men het bezwaar toe. Stukken kan men tot tien dagen daarvoor indienen.',
  ),
  given(
    'politie_m55_bedenktijd',
    ['de', 'bedenktijd'],
    ['geven', 'gegeven'],
    'De bedenktijd is voor slachtoffers van mensenhandel en duurt ten hoogste drie maanden. In die tijd meldt men zich elke maand.',
    ofVictims,
  ),
  given(
    'politie_m55_aangifte',
    ['de', 'kennisgeving van uw aangifte aan de IND'],
    ['doen', 'gedaan'],
    'Een kennisgeving met formulier M55 geldt als aanvraag om een verblijfsvergunning voor slachtoffers van mensenhandel.',
    ofVictims,
  ),
  given(
    'politie_bevestiging_aangifte',
    ['de', 'aangifte'],
    ['opnemen', 'opgenomen'],
    'Wie aangifte doet, krijgt een bevestiging met het nummer van het proces-verbaal.',
    ofVictims,
  ),
  given(
    'politie_uitnodiging_gesprek',
    ['het', 'informatief gesprek'],
    ['voeren', 'gevoerd'],
    'In een informatief gesprek vertelt een rechercheur mensenhandel wat aangifte doen betekent.',
    ofVictims,
  ),
  given(
    'om_vervolging_formulieren',
    ['de', 'vervolging'],
    ['instellen', 'ingesteld'],
    'Slachtoffers kunnen met een formulier schadevergoeding vragen en laten weten of zij willen spreken.',
    ofVictims,
  ),
  given(
    'om_zitting',
    ['de', 'zitting'],
    ['houden', 'gehouden'],
    'Slachtoffers mogen bij de zitting van de rechtbank aanwezig zijn, spreken en schadevergoeding vragen.',
    ofVictims,
  ),
  given(
    'rc_oproep_getuige',
    ['het', 'getuigenverhoor'],
    ['houden', 'gehouden'],
    'De rechter-commissaris hoort getuigen. Getuigen zijn verplicht te komen en naar waarheid te antwoorden.',
    ofVictims,
  ),
  given(
    'rb_uitnodiging_zitting',
    ['de', 'zitting'],
    ['houden', 'gehouden'],
    'Op een zitting stelt de rechter vragen. Stukken kan men tot tien dagen daarvoor indienen.',
  ),
  given(
    'rvr_toevoeging',
    ['de', 'toevoeging'],
    ['verlenen', 'verleend'],
    'Met een toevoeging betaalt de Raad voor Rechtsbijstand de advocaat, op een eigen bijdrage na.',
    decided,
  ),
  given(
    'coa_rvb_toekenning',
    ['de', 'financiële toelage'],
    ['toekennen', 'toegekend'],
    'Verstrekkingen op grond van de Rvb zijn een toelage per maand en een ziektekostenverzekering.',
    decided,
  ),
  given(
    'coa_opvang',
    ['de', 'opvangplek'],
    ['geven', 'gegeven'],
    'In een opvanglocatie van het COA heeft men een kamer en begeleiding.',
    decided,
  ),
  given(
    'dtv_uitnodiging',
    ['het', 'vertrekgesprek'],
    ['voeren', 'gevoerd'],
    'In een vertrekgesprek bespreekt de regievoerder van DTenV wat nodig is om te vertrekken.',
  ),
  given(
    'gem_brp',
    ['de', 'inschrijving in de Basisregistratie Personen'],
    ['verrichten', 'verricht'],
    'Wie is ingeschreven, krijgt een burgerservicenummer. Voor inschrijving toont men een paspoort.',
    decided,
  ),
  given(
    'ambassade_afspraak',
    ['de', 'afspraak'],
    ['geven', 'gegeven'],
    'Voor een paspoort maakt men een afspraak bij de ambassade en brengt men een geboorteakte mee.',
  ),
  given(
    'slachtofferhulp',
    ['de', 'begeleiding'],
    ['geven', 'gegeven'],
    'Slachtofferhulp geeft gratis juridische en praktische hulp aan slachtoffers.',
    ofVictims,
  ),
  given(
    'zco_opvang',
    ['de', 'opvangplek'],
    ['geven', 'gegeven'],
    'In de opvang voor slachtoffers van mensenhandel is het adres geheim en krijgt men een eigen begeleider.',
    ofVictims,
  ),
  given(
    'ggz_afspraak',
    ['de', 'afspraak'],
    ['geven', 'gegeven'],
    'Bij een intake bespreekt een behandelaar de klachten; een tolk kan aanwezig zijn.',
  ),
  given(
    'nidos',
    ['de', 'begeleiding door een voogd'],
    ['geven', 'gegeven'],
    'Nidos is voogd over kinderen die zonder ouders in Nederland zijn.',
  ),
  given(
    'zorgverzekeraar',
    ['de', 'zorgverzekering'],
    ['sluiten', 'gesloten'],
    'Met een zorgverzekering betaalt men elke maand premie en krijgt men een polis en een pas.',
  ),
  given(
    'cjib_schadevergoeding',
    ['het', 'voorschot op de schadevergoeding'],
    ['uitkeren', 'uitgekeerd'],
    'Het CJIB int de schadevergoeding bij de veroordeelde en kan het slachtoffer een voorschot betalen.',
    ofVictims,
  ),
];
