import { readdir, readFile } from 'node:fs/promises';
import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { readLetter } from '#app/service/letter-reader/read-letter.ts';
import { lowerPriorityOfLetters, readInWorker } from './read-in-worker.ts';

const entry = fileURLToPath(new URL('./reader-thread.ts', import.meta.url));
const refusal = pagesOfText(
  [
    'Immigratie- en Naturalisatiedienst',
    'Datum: 4 mei 2026',
    'Onderwerp: Beslissing op uw aanvraag',
    '',
    'Geachte mevrouw,',
    'Wij hebben besloten uw aanvraag voor een verblijfsvergunning af te wijzen.',
    'U kunt binnen vier weken bezwaar maken tegen dit besluit.',
  ].join('\n'),
);
const another = pagesOfText('Tandarts De Kies\nUw afspraak is op 3 juni 2026 om 10.00 uur.');

/** How far each thread of this process lets others go first. */
async function niceness(): Promise<number[]> {
  const threads = await readdir('/proc/self/task');
  const lines = await Promise.all(threads.map((id) => readFile(`/proc/self/task/${id}/stat`, 'utf8').catch(() => '')));
  return lines.filter((line) => line !== '').map((line) => Number(line.slice(line.lastIndexOf(')')).split(' ')[17]));
}

it('a letter is read to the same end in the thread for letters, each answer with its own letter, and the thread gives way', async () => {
  const alone = await readInWorker(refusal);
  lowerPriorityOfLetters(entry);
  const asked = [refusal, another, refusal, another].map((pages) => readInWorker(pages));
  const answers = await Promise.all(asked);
  expect(answers).toEqual([alone, readLetter(another), alone, readLetter(another)]);
  // Whoever runs the tests behind others finds all threads there.
  if (process.platform === 'linux' && getPriority() < 7)
    expect((await niceness()).filter((nice) => nice >= 7).length).toBeGreaterThan(0);
});

it('the picture of a page stays where it is', async () => {
  lowerPriorityOfLetters(entry);
  // What cannot travel to a thread would fail here.
  const pages = refusal.map((page) => ({ ...page, png: () => undefined }));
  expect((await readInWorker(pages)).sender).toBe('IND');
});

it('a thread that breaks fails the letter that it had, and the next letter gets a new one', async () => {
  lowerPriorityOfLetters(entry);
  // Pages that are no pages break whoever reads them.
  const broken = readInWorker([{ ...refusal[0], lines: null } as never]);
  const waiting = readInWorker(refusal);
  await expect(broken).rejects.toThrow();
  expect((await waiting).sender).toBe('IND');
});
