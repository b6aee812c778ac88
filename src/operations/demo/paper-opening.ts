import type { BoxPage, GlassBox } from '#app/platform/files/index.ts';
import type { MadeUpLetter } from './letters/made-up-letter.ts';
import { photographOf } from './letters/photograph.ts';
import { setLetter, setLetters } from './letters/set-letter.ts';

/** A letter or a paper of a dossier: a sheet that is set here and opened like any file that comes from outside. */
interface Planned {
  letter: MadeUpLetter;
  /** Photographed on a table, as most letters come in. */
  asPhoto?: boolean;
}

interface OpenedSheet {
  name: string;
  bytes: Uint8Array;
  pages: BoxPage[];
}

/** What the glass box made of each sheet that is planned. */
export type Openings<One> = ReadonlyMap<One, Promise<OpenedSheet>>;

/** So many sheets go through one glass box: starting a box costs more than a page does. */
const perBox = 13;

/** Sets the sheets and opens them in the glass box, many of them in one go. */
export function openSheets<One extends Planned>(box: GlassBox, planned: readonly One[]): Openings<One> {
  const opened = new Map<One, Promise<OpenedSheet>>();
  for (let at = 0; at < planned.length; at += perBox) {
    const some = planned.slice(at, at + perBox);
    const together = openTogether(box, some);
    for (const [place, sheet] of some.entries()) {
      const printed = together.then((all) => openedAt(all, place));
      const one = sheet.asPhoto === true ? printed.then((opened) => photographed(box, opened)) : printed;
      // A failure is met where the sheet is needed.
      one.catch(() => undefined);
      opened.set(sheet, one);
    }
  }
  return opened;
}

async function openTogether(box: GlassBox, planned: readonly Planned[]): Promise<OpenedSheet[]> {
  const { bytes, pages } = await setLetters(planned.map(({ letter }) => letter));
  const answer = await box.open(bytes);
  if (!answer.ok) throw new Error(`Made-up letters do not open: ${answer.reason}.`);
  let first = 0;
  const opened: OpenedSheet[] = [];
  for (const [place, { letter }] of planned.entries()) {
    const own = answer.pages.slice(first, first + (pages[place] ?? 0));
    first += own.length;
    opened.push({
      name: letter.fileName,
      bytes: await setLetter(letter),
      pages: own.map((page, at) => ({ ...page, number: at + 1 })),
    });
  }
  return opened;
}

/** The world is not made later for it: what is not read by then stays the file it was. */
const patienceMs = 20_000;

/** The same letter as a photograph that was read; on a machine too slow for that it stays the file it was. */
async function photographed(box: GlassBox, printed: OpenedSheet): Promise<OpenedSheet> {
  const [page] = printed.pages;
  if (!page) return printed;
  const bytes = await photographOf(page.png);
  const options = { languages: ['nld'], signal: AbortSignal.timeout(patienceMs) } as const;
  const answer = await box.open(bytes, options).catch(() => null);
  if (!answer?.ok) return printed;
  return { name: printed.name.replace(/^brief-(.*)\.pdf$/, 'foto-$1.png'), bytes, pages: answer.pages };
}

function openedAt(opened: readonly OpenedSheet[], place: number): OpenedSheet {
  const found = opened[place];
  if (!found) throw new Error('A sheet is missing from those that were opened together.');
  return found;
}
