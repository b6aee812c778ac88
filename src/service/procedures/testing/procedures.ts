import {
  type Definition,
  type Definitions,
  type Files,
  readDefinitions,
  type Structure,
} from '../definitions/index.ts';

/** A small procedure with a fork, two parallel stages and every kind of happening; nothing in it is law. */
export const trial = {
  id: 'P1',
  key: 'trial',
  version: 2,
  track: 'residence',
  validFrom: '2023-05-18',
  validTo: null,
  checkedOn: '2026-02-01',
  source: 'Vc B8/3.1',
  confidence: 'HIGH',
  happenings: [
    { code: 'm55', of: 'past' },
    { code: 'talk', of: 'appointment' },
    { code: 'decision', of: 'past', dates: ['letter', 'sent', 'handed'] },
    { code: 'repair-asked', of: 'past' },
    { code: 'stopped', of: 'past' },
  ],
  stages: [
    { id: 'P1.1', leadsTo: ['P1.2'], who: ['volunteer'], confidence: 'HIGH', source: 'Vc B8/3.1' },
    {
      id: 'P1.2',
      startedBy: ['m55'],
      leadsTo: ['P1.3', 'P1.5'],
      who: ['police', 'client'],
      limits: [
        { term: 'TM01', from: 'm55' },
        { term: 'TM03', from: 'm55' },
      ],
      papers: ['m55-copy'],
      mayStart: ['P1'],
      confidence: 'HIGH·2015',
      source: 'Vc B8/3.1',
    },
    {
      id: 'P1.3',
      startedBy: ['talk'],
      leadsTo: ['P1.4'],
      who: ['client', 'police'],
      limits: [{ term: 'TM14', from: 'talk' }],
      confidence: 'LOW',
      source: 'Vc B8/3.1',
    },
    {
      id: 'P1.4',
      startedBy: ['decision'],
      leadsTo: ['P1.5', 'P1.6'],
      who: ['ind', 'lawyer'],
      limits: [
        { term: 'TM08', from: 'decision' },
        { term: 'TM11', from: 'decision', after: 'TM08' },
      ],
      confidence: 'HIGH·2015',
      source: 'Vw 69(1)',
    },
    { id: 'P1.5', startedBy: ['stopped'], who: ['lawyer'], ends: true, confidence: 'HIGH', source: 'Vc B8/3.1' },
    {
      id: 'P1.6',
      startedBy: ['repair-asked'],
      who: ['lawyer'],
      limits: [{ term: 'TM17', from: 'repair-asked' }],
      confidence: 'HIGH·2015',
      source: 'Awb 4:5',
    },
  ],
};

const stageWords = (name: string) => ({
  name,
  explain: `Zo leg je het uit: ${name}`,
  client: '',
  volunteer: 'Ga mee.',
  lawyer: 'Leest de brief.',
  authority: '',
  missed: '',
});

/** Words for everything in it. */
export function trialWords({ happenings, stages }: Pick<Structure, 'happenings' | 'stages'> | typeof trial) {
  return {
    name: 'Proefprocedure',
    inShort: 'Om mee te proberen.',
    happenings: Object.fromEntries(happenings.map(({ code }) => [code, `Er gebeurde: ${code}`])),
    stages: Object.fromEntries(stages.map(({ id }) => [id, stageWords(`Stap ${id}`)])),
  };
}

/** The files of an installation with this one procedure, some of them changed. */
export function filesOf(structure: object = trial, change: Record<string, unknown> = {}): Files {
  const words = trialWords(trial);
  const papers = { 'm55-copy': 'Kopie van de M55' };
  return {
    'trial.json': structure,
    'trial.nl.json': words,
    'trial.en.json': words,
    'papers.nl.json': papers,
    'papers.en.json': papers,
    ...change,
  };
}

const trialDefinitions = (): Definitions => readDefinitions(filesOf());

export function trialDefinition(): Definition {
  const [definition] = trialDefinitions().newest;
  if (!definition) throw new Error('No trial.');
  return definition;
}
