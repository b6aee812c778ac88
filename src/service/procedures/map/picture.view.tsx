import { type Lang, longDate, translator } from '#app/platform/language/index.ts';
import type { Words } from '../definitions/index.ts';
import type { StageNow } from '../running/index.ts';
import { type Layout, type Line, layOut, type Station } from './layout.ts';
import { isOver, standingInWords } from './standing-words.ts';

const width = 360;
const step = 22;
const edge = 20;
const lineHeight = 21;
/** Of a letter in a wide font: the server cannot measure the reader's. */
const letterWidth = 9.2;

interface PictureProps {
  stages: readonly StageNow[];
  /** The stages with a limit that runs. */
  running: ReadonlySet<string>;
  words: Words;
  lang: Lang;
  /** Written for the client, on paper. */
  onPaper?: boolean;
  /** What keeps somebody from a station, in red in the place of its state; null where nothing does. */
  stop?: (now: StageNow) => string | null;
}

/**
 * The map: one line of stations from above to below, drawn on the server. Shapes say what colours repeat: a tick for
 * what is behind, a large filled ring for "you are here", an open dashed ring for what may come. The list beside it
 * says the same.
 */
export function MapPicture({ stages, running, words, lang, onPaper = false, stop = () => null }: PictureProps) {
  const t = translator(lang);
  const layout = layOut(stages);
  const textFrom = edge + layout.lanes * step + 10;
  const drawn = labelled(layout, { words, lang, onPaper, running, stop }, Math.floor((width - textFrom) / letterWidth));
  const height = (drawn.at(-1)?.end ?? 0) + 8;
  const at = (station: Station) => ({ x: laneAt(station.lane), y: drawn[station.row]?.y ?? 0 });
  return (
    <svg
      class="route"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('procedures.map.picture', { name: words.name })}
      lang={lang}
    >
      {layout.lines.map((line) => (
        <path class={line.travelled ? 'route-line gone' : 'route-line'} d={pathOf(line, at, drawn)} />
      ))}
      {drawn.map(({ station, lines, y, notes }) => (
        <g class={`station ${station.now.state}${stop(station.now) === null ? '' : ' stopped'}`}>
          <Mark station={station} running={running} {...at(station)} />
          <Lines name="station-name" lines={lines} x={textFrom} y={y + 6} />
          <Lines name="station-note" lines={notes} x={textFrom} y={y + 6 + lines.length * lineHeight} />
        </g>
      ))}
    </svg>
  );
}

function Lines({ name, lines, x, y }: { name: string; lines: readonly string[]; x: number; y: number }) {
  return (
    <text class={name} x={x} y={y}>
      {lines.map((text, place) => (
        <tspan x={x} dy={place === 0 ? 0 : lineHeight}>
          {text}
        </tspan>
      ))}
    </text>
  );
}

const laneAt = (lane: number) => edge + lane * step;

interface Drawn {
  station: Station;
  lines: string[];
  notes: string[];
  y: number;
  end: number;
}

function labelled(
  layout: Layout,
  { words, lang, onPaper, running, stop }: Required<Omit<PictureProps, 'stages'>>,
  most: number,
): Drawn[] {
  let y = 22;
  return layout.stations.map((station) => {
    const { stage, state, since } = station.now;
    // Where the client is now is set in bold, which is wider.
    const lines = wrapped(words.stages[stage.id]?.name ?? stage.id, state === 'here' ? Math.floor(most * 0.9) : most);
    const day = since === null ? null : longDate(since, lang);
    const note = [stop(station.now) ?? standingInWords(station.now, { lang, onPaper, running }), day]
      .filter((part) => part !== null)
      .join(' · ');
    const notes = wrapped(note, Math.floor(most * 1.12));
    const drawn = { station, lines, notes, y, end: y + (lines.length + notes.length - 1) * lineHeight + 14 };
    y = drawn.end + 22;
    return drawn;
  });
}

/** Words on as few lines as they need, none longer than `most` letters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Out of the station into the lane of the line, down, and into the next station. */
function pathOf(
  { from, to, lane, joins }: Line,
  at: (station: Station) => { x: number; y: number },
  drawn: readonly Drawn[],
) {
  const [start, end] = [at(from), at(to)];
  const x = laneAt(lane);
  const below = drawn[from.row + 1]?.y ?? end.y;
  const turn = Math.min(26, (below - start.y) / 2);
  return [
    `M${start.x} ${start.y}`,
    `C${start.x} ${start.y + turn} ${x} ${start.y + turn} ${x} ${start.y + 2 * turn}`,
    joins ? '' : `L${x} ${end.y - (x === end.x ? 0 : 2 * turn)}`,
    joins || x === end.x ? '' : `C${x} ${end.y - turn} ${end.x} ${end.y - turn} ${end.x} ${end.y}`,
  ].join(' ');
}

function Mark({ station, running, x, y }: { station: Station; x: number; y: number } & Pick<PictureProps, 'running'>) {
  const { state, stage } = station.now;
  if (state === 'here')
    return (
      <>
        <circle class="ring" cx={x} cy={y} r={15} />
        <circle class="core" cx={x} cy={y} r={8} />
      </>
    );
  if (isOver(station.now, running))
    return (
      <>
        <circle class="ring" cx={x} cy={y} r={11} />
        <path class="tick" d={`M${x - 5} ${y} l4 4 l7 -8`} />
      </>
    );
  if (state === 'ahead' && stage.ends) return <rect class="ring" x={x - 9} y={y - 9} width={18} height={18} rx={3} />;
  return <circle class="ring" cx={x} cy={y} r={state === 'skipped' ? 6 : 9} />;
}
