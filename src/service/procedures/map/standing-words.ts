import { type Lang, longDate, today, translator } from '#app/platform/language/index.ts';
import type { PlacedLimit } from '../events/index.ts';
import type { StageNow } from '../running/index.ts';

/** The stages with a limit that still runs: what is not finished is not over. */
export const runningStages = (limits: readonly PlacedLimit[]): ReadonlySet<string> =>
  new Set(limits.filter(({ limit }) => limit.document.clear.state === 'open').map(({ stage }) => stage));

/** Its day is still to come: it is planned, and neither here nor over. */
const isPlanned = ({ state, since }: StageNow): boolean =>
  since !== null && since > today().toString() && (state === 'here' || state === 'behind');

/** Was there, and nothing of it runs or is still to come. */
export const isOver = (now: StageNow, running: ReadonlySet<string>): boolean =>
  now.state === 'behind' && !isPlanned(now) && !running.has(now.stage.id);

interface Shown {
  lang: Lang;
  onPaper: boolean;
  running: ReadonlySet<string>;
}

/** The state of a stage, in words for a colleague or for the client. */
export function standingInWords(now: StageNow, { lang, onPaper, running }: Shown): string {
  const t = translator(lang);
  const { state, stage } = now;
  if (isPlanned(now)) return t(onPaper ? 'procedures.paper.state.planned' : 'procedures.state.planned');
  if (state === 'behind' && running.has(stage.id))
    return t(onPaper ? 'procedures.paper.state.runs' : 'procedures.state.runs');
  return onPaper && state !== 'off' ? t(`procedures.paper.state.${state}`) : t(`procedures.state.${state}`);
}

/** Since when, or on which day it will be. */
export function sinceInWords(since: string, lang: Lang): string {
  const key = since > today().toString() ? 'procedures.plannedOn' : 'procedures.since';
  return translator(lang)(key, { day: longDate(since, lang) });
}
