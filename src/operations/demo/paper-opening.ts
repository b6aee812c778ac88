import type { Sandbox, SandboxPage } from '#app/platform/files/index.ts';
import type { DemoLetter } from './letters/demo-letter.ts';
import { photographOf } from './letters/photograph.ts';
import { setLetter, setLetters } from './letters/set-letter.ts';

/** A letter or a paper of a dossier: a sheet that is set here and opened like any file that comes from outside. */
interface Planned {
  letter: DemoLetter;
  /** Photographed on a table, as most letters come in. */
  asPhoto?: boolean;
}

interface OpenedShare {
  name: string;
  bytes: Uint8Array;
  pages: SandboxPage[];
}

/** What the sandbox made of each sheet that is planned. */
export type Openings<One> = ReadonlyMap<One, Promise<OpenedShare>>;

/** So many sheets go through one sandbox: starting a box costs more than a page does. */
const perSandbox = 13;

/** Sets the sheets and opens them in the sandbox, many of them in one go. */
export function openPapers<One extends Planned>(sandbox: Sandbox, planned: readonly One[]): Openings<One> {
  const opened = new Map<One, Promise<OpenedShare>>();
  for (let at = 0; at < planned.length; at += perSandbox) {
    const some = planned.slice(at, at + perSandbox);
    const together = openTogether(sandbox, some);
    for (const [place, sheet] of some.entries()) {
      const printed = together.then((all) => openedAt(all, place));
      const one = sheet.asPhoto === true ? printed.then((opened) => photographed(sandbox, opened)) : printed;
      // A failure is met where the sheet is needed.
      one.catch(() => undefined);
      opened.set(sheet, one);
    }
  }
  return opened;
}

async function openTogether(sandbox: Sandbox, planned: readonly Planned[]): Promise<OpenedShare[]> {
  const { bytes, pages } = await setLetters(planned.map(({ letter }) => letter));
  const answer = await sandbox.open(bytes);
  if (!answer.ok) throw new Error(`Made-up letters do not open: ${answer.reason}.`);
  let first = 0;
  const opened: OpenedShare[] = [];
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
async function photographed(sandbox: Sandbox, printed: OpenedShare): Promise<OpenedShare> {
  const [page] = printed.pages;
  if (!page) return printed;
  const bytes = await photographOf(page.png);
  const options = { languages: ['nld'], signal: AbortSignal.timeout(patienceMs) } as const;
  const answer = await sandbox.open(bytes, options).catch(() => null);
  if (!answer?.ok) return printed;
  return { name: printed.name.replace(/^brief-(.*)\.pdf$/, 'foto-$1.png'), bytes, pages: answer.pages };
}

function openedAt(opened: readonly OpenedShare[], place: number): OpenedShare {
  const found = opened[place];
  if (!found) throw new Error('A sheet is missing from those that were opened together.');
  return found;
}
