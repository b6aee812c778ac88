import { floorsOf, type Module, nearest } from './modules.ts';

interface Place {
  module: Module;
  x: number;
  y: number;
}

const [WIDTH, ROW, BOX, MARGIN] = [940, 66, 30, 20];

/** The modules as a drawing: whoever imports stands above; an arrow that follows from others is left out. */
export function drawingOf(modules: readonly Module[]): string {
  const arrows = nearest(modules);
  const places = placesOf(modules, arrows);
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + BOX + MARGIN;
  const lines = [...places].flatMap(([name, from]) =>
    (arrows.get(name) ?? []).map((to) => arrow(from, places.get(to) ?? from)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>The modules of Naast and what they import</title>',
    `<style>${style}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    ...lines,
    ...[...places.values()].map(sandbox),
    '</svg>',
    '',
  ].join('\n');
}

const style = [
  '.paper{fill:#fff}.arrow{fill:none;stroke:#8a94a3;stroke-width:1.2}text{fill:#16202e;text-anchor:middle}',
  'rect.box{fill:#e8eef6;stroke:#5b7391}rect.platform{fill:#e6f2ea;stroke:#4f7d60}',
  'rect.operations{fill:#f6ecdd;stroke:#8d6f3f}',
].join('');

/** Row by row from above; within a row each module near those that import it. */
function placesOf(modules: readonly Module[], arrows: ReadonlyMap<string, readonly string[]>): Map<string, Place> {
  const floors = floorsOf(modules);
  const top = Math.max(...floors.values());
  const places = new Map<string, Place>();
  for (let floor = top; floor >= 0; floor--) {
    const row = modules
      .filter(({ name }) => floors.get(name) === floor)
      .map((module) => ({ module, wish: meanOf(importersOf(module.name, arrows, places)) }))
      .sort((one, other) => one.wish - other.wish || (one.module.name < other.module.name ? -1 : 1));
    row.forEach(({ module }, at) => {
      const x = (WIDTH / row.length) * (at + 0.5);
      places.set(module.name, { module, x: Math.round(x), y: MARGIN + (top - floor) * ROW });
    });
  }
  return places;
}

function importersOf(name: string, arrows: ReadonlyMap<string, readonly string[]>, places: ReadonlyMap<string, Place>) {
  return [...places.values()].filter(({ module }) => arrows.get(module.name)?.includes(name)).map(({ x }) => x);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? WIDTH / 2 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function widthOf(name: string): number {
  return 22 + name.length * 7.4;
}

function sandbox({ module: { name, layer }, x, y }: Place): string {
  const width = widthOf(name);
  const rect = `<rect class="box ${layer}" x="${(x - width / 2).toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${BOX}" rx="5"/>`;
  return `${rect}<text x="${x}" y="${y + 20}">${name}</text>`;
}

function arrow(from: Place, to: Place): string {
  const [start, end] = [from.y + BOX, to.y];
  const bend = Math.min(60, (end - start) / 2);
  return `<path class="arrow" d="M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end}"/>`;
}
