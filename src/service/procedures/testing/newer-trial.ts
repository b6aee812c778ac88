import { type Definitions, type Files, readDefinitions } from '../definitions/index.ts';
import { filesOf, trial, trialWords } from './procedures.ts';

type StageOf = (typeof trial.stages)[number];

/**
 * The trial as it was, and as a reviewed file would make it: a stage that moved, a limit gone, one new, one counted
 * otherwise.
 */
const first = { ...trial, version: 1 };
const second = {
  ...trial,
  version: 2,
  checkedOn: '2026-09-01',
  happenings: trial.happenings.filter(({ code }) => code !== 'repair-asked'),
  stages: trial.stages.filter(({ id }) => id !== 'P1.6').map(changed),
};

function changed(stage: StageOf): { id: string } & Record<string, unknown> {
  switch (stage.id) {
    case 'P1.1':
      return { ...stage, leadsTo: ['P1.2a'] };
    case 'P1.2':
      return { ...stage, id: 'P1.2a', limits: [{ term: 'TM01', from: 'm55' }] };
    case 'P1.4':
      return {
        ...stage,
        leadsTo: ['P1.5'],
        limits: [
          { term: 'TM08', from: 'decision' },
          { term: 'TM11', from: 'decision' },
          { term: 'TM09', from: 'decision' },
        ],
      };
    default:
      return stage;
  }
}

/** The installation before anybody wrote a second version. */
export const installationBefore = (): Definitions => readDefinitions(filesOf(first, wordsIn('trial', first)));

/**
 * The installation with both: the newest under its key, the older one as `trial.v1.json` for the cases that run by it.
 */
export const installationAfter = (): Definitions =>
  readDefinitions(
    filesOf(second, { ...wordsIn('trial', second), 'trial.v1.json': first, ...wordsIn('trial.v1', first) }),
  );

interface Named {
  happenings: readonly { code: string }[];
  stages: readonly { id: string }[];
}

const wordsIn = (stem: string, one: Named): Files => {
  const words = trialWords(one as typeof trial);
  return { [`${stem}.nl.json`]: words, [`${stem}.en.json`]: words };
};
