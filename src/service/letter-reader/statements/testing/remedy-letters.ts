/** Letters that state one remedy, in every act, length, start and order of words, with the day that it must come to. */
export interface RemedyLetter {
  name: string;
  sentence: string;
  act: string;
  term: string;
  from: string;
  /** What the day must be: the limit, the last day and the day that drives. */
  expected: { what: string; lastDay: string; drivingDay: string };
}

interface Act {
  /** "bezwaar", and where it is made. */
  noun: string;
  bare: string;
  /** "… kunt u bezwaar maken" */
  do: string;
  /** "… om bezwaar te maken" */
  toDo: string;
  /** "… kan bezwaar worden gemaakt" */
  done: string;
  paper: string;
}

const acts: Readonly<Record<string, Act>> = {
  objection: {
    noun: 'bezwaar',
    bare: 'Bezwaar',
    do: 'bezwaar maken',
    toDo: 'bezwaar te maken',
    done: 'bezwaar worden gemaakt',
    paper: 'bezwaarschrift',
  },
  appeal: {
    noun: 'beroep bij de rechtbank',
    bare: 'Beroep',
    do: 'beroep instellen bij de rechtbank Den Haag',
    toDo: 'beroep in te stellen bij de rechtbank Den Haag',
    done: 'beroep worden ingesteld bij de rechtbank Den Haag',
    paper: 'beroepschrift',
  },
  higher_appeal: {
    noun: 'hoger beroep bij de Raad van State',
    bare: 'Hoger beroep bij de Centrale Raad van Beroep',
    do: 'hoger beroep instellen bij de Afdeling bestuursrechtspraak van de Raad van State',
    toDo: 'hoger beroep in te stellen bij de Raad van State',
    done: 'hoger beroep worden ingesteld bij de Raad van State',
    paper: 'hogerberoepschrift voor de Raad van State',
  },
  opposition: {
    noun: 'verzet',
    bare: 'Verzet',
    do: 'verzet doen',
    toDo: 'verzet te doen',
    done: 'verzet worden gedaan',
    paper: 'verzetschrift',
  },
  administrative_appeal: {
    noun: 'administratief beroep',
    bare: 'Administratief beroep',
    do: 'administratief beroep instellen',
    toDo: 'administratief beroep in te stellen',
    done: 'administratief beroep worden ingesteld',
    paper: 'administratief beroepschrift',
  },
  opinion: {
    noun: 'een zienswijze',
    bare: 'Een zienswijze',
    do: 'een zienswijze geven',
    toDo: 'een zienswijze te geven',
    done: 'een zienswijze worden gegeven',
    paper: 'zienswijze',
  },
  complaint: {
    noun: 'beklag bij het gerechtshof',
    bare: 'Beklag',
    do: 'beklag doen bij het gerechtshof',
    toDo: 'beklag te doen bij het gerechtshof',
    done: 'beklag worden gedaan bij het gerechtshof',
    paper: 'klaagschrift',
  },
  cassation: {
    noun: 'beroep in cassatie',
    bare: 'Cassatie',
    do: 'in cassatie gaan bij de Hoge Raad',
    toDo: 'cassatieberoep in te stellen bij de Hoge Raad',
    done: 'beroep in cassatie worden ingesteld',
    paper: 'beroepschrift in cassatie',
  },
  criminal_appeal: {
    noun: 'hoger beroep bij het gerechtshof',
    bare: 'Hoger beroep',
    do: 'hoger beroep instellen',
    toDo: 'hoger beroep in te stellen',
    done: 'hoger beroep worden ingesteld bij het gerechtshof',
    paper: 'hoger beroepschrift',
  },
};

/** As letters write them, and as ISO 8601. */
const lengths: Readonly<Record<string, string>> = {
  'een week': 'P1W',
  'één week': 'P1W',
  'zeven dagen': 'P7D',
  'tien dagen': 'P10D',
  'twee weken': 'P2W',
  'veertien dagen': 'P14D',
  '14 dagen': 'P14D',
  'vier weken': 'P4W',
  '4 weken': 'P4W',
  '4 (vier) weken': 'P4W',
  '28 dagen': 'P28D',
  'zes weken': 'P6W',
  '6 weken': 'P6W',
  'een maand': 'P1M',
  'drie maanden': 'P3M',
  '3 maanden': 'P3M',
};

const starts: Readonly<Record<string, string>> = {
  'na de datum van deze brief': 'letter',
  'na dagtekening van deze brief': 'letter',
  'na heden': 'letter',
  'na verzending van dit besluit': 'sent',
  'na de dag waarop dit besluit aan u is verzonden': 'sent',
  'na uitreiking van dit besluit': 'handed_out',
  'na de dag waarop dit besluit aan u is uitgereikt': 'handed_out',
  'na de dag waarop dit besluit bekend is gemaakt': 'made_known',
  'na bekendmaking van dit besluit': 'made_known',
  'na de uitspraak': 'judgment',
  'na de dag van de uitspraak': 'judgment',
  '': 'unsaid',
};

type Order = (act: Act, length: string, start: string) => string;

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const orders: readonly Order[] = [
  (act, length, start) => `U kunt binnen ${length} ${start} ${act.do}.`,
  (act, length, start) => `Binnen ${length} ${start} kunt u ${act.do}.`,
  (act, length, start) => `Hiertegen kan binnen ${length} ${start} ${act.done}.`,
  (act, length, start) => `U kunt ${act.do}. Dat moet binnen ${length} ${start}.`,
  (act, length, start) => `U kunt ${act.do}, binnen ${length} ${start}.`,
  (act, length, start) => `Bent u het hier niet mee eens? Dan heeft u ${length} ${start} de tijd om ${act.toDo}.`,
  (act, length, start) => `Het ${act.paper} moet binnen ${length} ${start} zijn ontvangen.`,
  (act, length, start) => `${act.bare} is mogelijk gedurende ${length} ${start}.`,
  (act, length, start) => `Hiertegen staat ${act.noun} open. De termijn bedraagt ${length} ${start}.`,
  (act, length, start) => `De termijn voor het indienen van een ${act.paper} is ${length} ${start}.`,
  (act, length, start) => `Tot ${length} ${start} kan ${act.done}.`,
  (act, length, start) =>
    start === '' ? `U heeft ${length} om ${act.toDo}.` : `${upper(start)} heeft u ${length} om ${act.toDo}.`,
  (act, length, start) =>
    start === ''
      ? `Wilt u ${act.do}? Doe dat dan binnen ${length}.`
      : `Wilt u ${act.do}? De termijn is ${length}. De termijn begint op de dag ${start}.`,
  (act, length, start) =>
    `Indien u zich niet kunt verenigen met deze beslissing, kunt u binnen een termijn van ${length} ${start} ${act.do}.`,
];

/** The letter's own day, and that of the judgment of which it tells. */
export const letterDay = { spoken: '27 november 2026', day: '2026-11-27' };
const judgedDay = { spoken: '20 november 2026', day: '2026-11-20' };

/**
 * Last days by hand: what the law makes of the length (over Christmas and New Year), what it is unmoved, and in criminal law, where a month is
 * thirty days. From 27 November 2026, and from the judgment a week before.
 */
const table: Readonly<Record<string, Readonly<Record<string, readonly [law: string, raw: string, criminal: string]>>>> =
  {
    '2026-11-27': {
      P1W: ['2026-12-04', '2026-12-04', '2026-12-04'],
      P7D: ['2026-12-04', '2026-12-04', '2026-12-04'],
      P10D: ['2026-12-07', '2026-12-07', '2026-12-07'],
      P2W: ['2026-12-11', '2026-12-11', '2026-12-11'],
      P14D: ['2026-12-11', '2026-12-11', '2026-12-11'],
      P4W: ['2026-12-28', '2026-12-25', '2026-12-28'],
      P28D: ['2026-12-28', '2026-12-25', '2026-12-28'],
      P6W: ['2027-01-08', '2027-01-08', '2027-01-08'],
      P1M: ['2026-12-28', '2026-12-27', '2026-12-28'],
      P3M: ['2027-03-01', '2027-02-27', '2027-02-25'],
    },
    '2026-11-20': {
      P1W: ['2026-11-27', '2026-11-27', '2026-11-27'],
      P7D: ['2026-11-27', '2026-11-27', '2026-11-27'],
      P10D: ['2026-11-30', '2026-11-30', '2026-11-30'],
      P2W: ['2026-12-04', '2026-12-04', '2026-12-04'],
      P14D: ['2026-12-04', '2026-12-04', '2026-12-04'],
      P4W: ['2026-12-18', '2026-12-18', '2026-12-18'],
      P28D: ['2026-12-18', '2026-12-18', '2026-12-18'],
      P6W: ['2027-01-04', '2027-01-01', '2027-01-04'],
      P1M: ['2026-12-21', '2026-12-20', '2026-12-21'],
      P3M: ['2027-02-22', '2027-02-20', '2027-02-18'],
    },
  };

const inDays: Readonly<Record<string, number>> = {
  P1W: 7,
  P7D: 7,
  P10D: 10,
  P2W: 14,
  P14D: 14,
  P4W: 28,
  P28D: 28,
  P6W: 42,
};

/** What the day of an act is by the law of that act, written apart from the reader. */
function expectedOf(act: string, term: string, from: string): RemedyLetter['expected'] {
  // An appeal in a criminal case runs from the judgment, also where the letter does not say so; another from the earliest of its days.
  const fromJudgment = from === 'judgment' || (act === 'criminal_appeal' && (from === 'unsaid' || from === 'letter'));
  const row = table[fromJudgment ? judgedDay.day : letterDay.day]?.[term];
  const [law = '', raw = '', criminal = ''] = row ?? [];
  const only = { what: 'letter', lastDay: raw, drivingDay: raw };
  const by = (what: string, lastDay: string, drivingDay = lastDay) => ({ what, lastDay, drivingDay });
  const days = inDays[term];
  switch (act) {
    case 'objection':
    case 'appeal':
    case 'higher_appeal':
      if (days === 28) return by('TM08', law);
      if (days === 42) return by('TM12', law);
      return days === 7 && act !== 'objection' ? by('TM09', law) : only;
    case 'administrative_appeal':
      return days === 42 ? by('TM12', law) : only;
    case 'opposition': {
      if (days === 14) return by('TM24', law);
      // In aliens cases four weeks stand beside the six.
      const four = table[fromJudgment ? judgedDay.day : letterDay.day]?.P4W?.[0] ?? '';
      return days === 42 ? by('TM35', law, four) : only;
    }
    case 'complaint':
      return term === 'P3M' ? by('TM18', criminal) : earliestOf(only, criminal);
    case 'criminal_appeal':
      return days === 14 ? by('TM39', law) : earliestOf(only, criminal);
    default:
      return only;
  }
}

function earliestOf(only: RemedyLetter['expected'], criminal: string): RemedyLetter['expected'] {
  const drivingDay = [only.drivingDay, criminal].sort()[0] ?? '';
  return { ...only, lastDay: criminal, drivingDay };
}

/** Every act in every length, start and order. */
export function* everyRemedy(): Generator<RemedyLetter> {
  for (const [act, forms] of Object.entries(acts))
    for (const [length, term] of Object.entries(lengths))
      for (const [start, from] of Object.entries(starts))
        for (const [at, order] of orders.entries())
          yield {
            name: `${act} ${term} ${from} order ${at + 1}`,
            sentence: order(forms, length, start).replaceAll(/ +(?=[.,? ])/g, ''),
            act,
            term,
            from,
            expected: expectedOf(act, term, from),
          };
}

/** A letter that is of no kind. */
export function letterOfNoKind({ act, sentence, from }: RemedyLetter): string {
  const judged =
    act === 'criminal_appeal' || from === 'judgment'
      ? `Op ${judgedDay.spoken} heeft de rechter uitspraak gedaan. ${act === 'criminal_appeal' ? 'U bent veroordeeld tot een taakstraf. ' : ''}`
      : '';
  return (
    `Bureau Voorbeeld\nPostbus 40, 3500 AA Utrecht\n\nMevrouw S. Tesfamariam\nLindehof 3\n3511 AA ` +
    `Utrecht\n\nDatum: ${letterDay.spoken}\nOnderwerp: uw zaak\n\nGeachte mevrouw Tesfamariam,\n\nWij ` +
    `schrijven u over uw zaak. ${judged}${sentence} Heeft u vragen, dan kunt u ons ` +
    `bellen.\n\nHoogachtend,\n\nBureau Voorbeeld`
  );
}
