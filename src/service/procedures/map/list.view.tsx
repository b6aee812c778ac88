import type { Child } from 'hono/jsx';
import { type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { Pictogram } from '#app/platform/web/index.ts';
import type { Words } from '../definitions/index.ts';
import type { StageNow, StageState } from '../running/index.ts';
import { layOut } from './layout.ts';
import { isOver, standingInWords } from './standing-words.ts';

interface MapListProps {
  stages: readonly StageNow[];
  /** The stages with a limit that runs. */
  running: ReadonlySet<string>;
  words: Words;
  lang: Lang;
  /** The page of a stage; left out on paper. */
  href?: (stage: string) => string;
  /** What else stands with a stage: its limits, its explanation. */
  more?: (now: StageNow) => Child;
  /** Written for the client, on paper. */
  onPaper?: boolean;
  /** A large picture where the client is now. */
  pictures?: boolean;
}

const signs: Readonly<Record<StageState, string>> = { behind: '✓', skipped: '–', here: '●', ahead: '○', off: '' };

/** What the picture says, in words, in the same order. */
export function MapList({ stages, running, words, lang, href, more, onPaper = false, pictures = false }: MapListProps) {
  const t = translator(lang);
  return (
    <ol class="stations stack close" lang={lang}>
      {layOut(stages).stations.map(({ now }) => {
        const { stage, state, since } = now;
        const name = words.stages[stage.id]?.name ?? stage.id;
        return (
          <li class={state} aria-current={state === 'here' ? 'step' : undefined}>
            {pictures && state === 'here' ? <Pictogram of="here" /> : null}
            <p class="station-title told">
              <span class="sign" aria-hidden="true">
                {signs[state === 'behind' && !isOver(now, running) ? 'ahead' : state]}
              </span>
              {href === undefined ? <b>{name}</b> : <a href={href(stage.id)}>{name}</a>}
            </p>
            <p class="small soft told">
              {standingInWords(now, { lang, onPaper, running })}
              {since === null ? null : ` · ${longDate(since, lang)}`}
              {stage.ends && state === 'ahead' ? ` · ${t('procedures.state.end')}` : null}
            </p>
            {more?.(now)}
          </li>
        );
      })}
    </ol>
  );
}
