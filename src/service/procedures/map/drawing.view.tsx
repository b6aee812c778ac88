import type { Child } from 'hono/jsx';
import { type Lang, longDate, translator } from '#app/platform/language/index.ts';
import { Pictogram } from '#app/platform/web/index.ts';
import type { DefinitionWords } from '../definitions/index.ts';
import type { StageNow } from '../running/index.ts';
import { layOutStages } from './layout.ts';
import { type RailPiece, type RailRow, railOf } from './rail.ts';
import { isOver, standingInWords } from './standing-words.ts';

/** In sixteenths of a letter's height: between two lanes, from the edge to the first, from the top to a station's middle. */
const step = 22;
const edge = 20;
const middle = 24;
/** A half row is as high as its words: its lines are stretched. */
const half = 100;

interface MapDrawingProps {
  stages: readonly StageNow[];
  /** The stages with a limit that runs. */
  running: ReadonlySet<string>;
  words: DefinitionWords;
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

/**
 * The map: one line of stations from above to below, each with its words, its day and its limits. A list with a line drawn
 * beside it, so that nothing is said twice. Shapes say what colours repeat: a tick for what is behind, a large filled ring
 * for "you are here", an open dashed ring for what may come.
 */
export function MapDrawing({
  stages,
  running,
  words,
  lang,
  href,
  more,
  onPaper = false,
  pictures = false,
}: MapDrawingProps) {
  const t = translator(lang);
  const layout = layOutStages(stages);
  return (
    <ol class="stations" lang={lang}>
      {railOf(layout).map((row) => {
        const { now } = row.station;
        const { stage, state, since } = now;
        const name = words.stages[stage.id]?.name ?? stage.id;
        return (
          <li class={`station ${state}`} aria-current={state === 'here' ? 'step' : undefined}>
            <Rail row={row} lanes={layout.lanes} running={running} />
            <div class="station-words stack close">
              {pictures && state === 'here' ? <Pictogram of="here" /> : null}
              <p class="station-name told">
                {href === undefined ? <b>{name}</b> : <a href={href(stage.id)}>{name}</a>}
              </p>
              <p class="small soft told">
                {standingInWords(now, { lang, onPaper, running })}
                {since === null ? null : ` · ${longDate(since, lang)}`}
                {stage.ends && state === 'ahead' ? ` · ${t('procedures.state.end')}` : null}
              </p>
              {more?.(now)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const laneAt = (lane: number) => edge + lane * step;

interface RailProps {
  row: RailRow;
  lanes: number;
  running: ReadonlySet<string>;
}

/** The line beside one station. Whoever does not see it reads the same in the words. */
function Rail({ row, lanes, running }: RailProps) {
  const width = laneAt(lanes - 1) + edge;
  return (
    <div class={`rail lanes-${lanes}`} aria-hidden="true">
      <Lines pieces={row.into} part="rail-in" {...{ width, height: middle }} />
      <Lines pieces={row.out} part="rail-out" {...{ width, height: half }} />
      <svg class="rail-mark" viewBox={`0 0 ${width} ${2 * middle}`}>
        <Mark now={row.station.now} running={running} x={laneAt(row.station.lane)} y={middle} />
      </svg>
    </div>
  );
}

function Lines({ pieces, part, width, height }: { pieces: RailPiece[]; part: string; width: number; height: number }) {
  return (
    <svg class={part} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      {pieces
        .toSorted((one, other) => Number(one.travelled) - Number(other.travelled))
        .map(({ from, to, travelled }) => (
          <path class={travelled ? 'route-line gone' : 'route-line'} d={pathOf(laneAt(from), laneAt(to), height)} />
        ))}
    </svg>
  );
}

const pathOf = (from: number, to: number, height: number) =>
  from === to ? `M${from} 0 V${height}` : `M${from} 0 C${from} ${height / 2} ${to} ${height / 2} ${to} ${height}`;

interface MarkProps {
  now: StageNow;
  running: ReadonlySet<string>;
  x: number;
  y: number;
}

function Mark({ now, running, x, y }: MarkProps) {
  if (now.state === 'here')
    return (
      <>
        <circle class="ring" cx={x} cy={y} r={16} />
        <circle class="core" cx={x} cy={y} r={9} />
      </>
    );
  if (isOver(now, running))
    return (
      <>
        <circle class="ring" cx={x} cy={y} r={11} />
        <path class="tick" d={`M${x - 5} ${y} l4 4 l7 -8`} />
      </>
    );
  if (now.state === 'ahead' && now.stage.ends)
    return <rect class="ring" x={x - 9} y={y - 9} width={18} height={18} rx={3} />;
  return <circle class="ring" cx={x} cy={y} r={now.state === 'skipped' ? 6 : 9} />;
}
