/**
 * What the thread for letters runs: pages in, a reading out, one letter after the other. Reading takes a tenth of a second
 * or two of a processor, and pages are answered by the same process: so everybody else goes first.
 */
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { LetterPage } from '#app/service/letter-reader/index.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';

// On Linux each thread has a priority of its own; elsewhere the whole process would give way.
const behind = constants.priority.PRIORITY_BELOW_NORMAL;
if (process.platform === 'linux' && getPriority() < behind) setPriority(behind);

parentPort?.on('message', (pages: readonly LetterPage[]) => parentPort?.postMessage(readLetter(pages)));
