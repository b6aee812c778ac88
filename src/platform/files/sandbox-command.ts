import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bubblewrapProgram, systemPlaces } from '#app/platform/confinement/index.ts';

export interface SandboxCommand {
  file: string;
  args: string[];
  /** What stands around the file; for the log line at the start. */
  walls: SandboxWalls;
}
export type SandboxWalls = 'permission model' | 'permission model and bubblewrap';

export interface SandboxProgram {
  programFolder: string;
  entry: string;
  memoryMiB: number;
  /** Folders of `node_modules` that it may read. */
  libraries?: readonly string[];
  /** Seconds of processor time after which the kernel ends it. */
  processorSeconds?: number;
  /** False: without bubblewrap even where the machine has it. */
  bubblewrap?: boolean;
  /** All others on the machine go first. */
  behindOthers?: boolean;
}

/** PDF and JPEG, the pages that are drawn of a text, HEIC; XML and HTML, each with what it imports. */
const LIBRARIES = [
  '@embedpdf/pdfium',
  '@expo-google-fonts/noto-sans',
  'libheif-js',
  ...['saxes', 'xmlchars'],
  ...['htmlparser2', 'domelementtype', 'domhandler', 'domutils', 'dom-serializer', 'entities'],
];

/** How a box is started on this machine: always under Node's permission model, inside bubblewrap where that works. */
export async function sandboxCommand(program: SandboxProgram): Promise<SandboxCommand> {
  const readable = readablePlaces(program);
  const node = [process.execPath, ...nodeFlags(readable, program.memoryMiB), realpathSync(program.entry)];
  const limited = (command: string[], walls: SandboxWalls) => withResourceLimits(command, program, walls);
  const plain = limited(node, 'permission model');
  const bubblewrap = bubblewrapProgram();
  if (!bubblewrap || program.bubblewrap === false) return plain;
  const wrapped = [bubblewrap, ...bubblewrapFlags(readable), '--'];
  const works = await runs([...wrapped, process.execPath, '--version']);
  return works ? limited([...wrapped, ...node], 'permission model and bubblewrap') : plain;
}

/**
 * Only what the box runs: its own built file and libraries. Not the whole program folder, since `./data` and `./keys`
 * lie in it by default.
 */
function readablePlaces({ programFolder, entry, libraries = LIBRARIES }: SandboxProgram): string[] {
  const root = realpathSync(programFolder);
  return [
    dirname(realpathSync(entry)),
    ...libraries.map((name) => realpathSync(join(root, 'node_modules', name))),
    join(root, 'package.json'),
  ];
}

/** A handful of megabytes for JavaScript; pages of pixels live in the memory of the WebAssembly (64 KiB each). */
function nodeFlags(readable: string[], memoryMiB: number): string[] {
  return [
    '--permission',
    ...readable.map((place) => `--allow-fs-read=${place}`),
    '--no-addons',
    '--no-experimental-sqlite',
    '--disable-sigusr1',
    '--disallow-code-generation-from-strings',
    '--disable-proto=delete',
    '--max-old-space-size=160',
    `--wasm-max-mem-pages=${Math.floor(memoryMiB * 0.75) * 16}`,
    '--no-warnings',
  ];
}

/** No network, no other processes in sight, a read-only root with nothing in it but Node and the program. */
function bubblewrapFlags(readable: string[]): string[] {
  return [
    '--unshare-all',
    '--die-with-parent',
    '--clearenv',
    '--cap-drop',
    'ALL',
    ...systemPlaces.flatMap((place) => ['--ro-bind-try', place, place]),
    ...[process.execPath, ...readable].flatMap((place) => ['--ro-bind', place, place]),
    '--remount-ro',
    '/',
  ];
}

/** The place among the processes of the service; 19 is the last. */
const BEHIND = 10;
/** The place of its session, the last there is: at 10 four boxes at work still made a page wait on two processors. */
const SESSION_BEHIND = 19;
/**
 * Where Linux shares its processors by sessions first, each box (a session of its own) has as large a share as all the rest
 * of the service, whatever its place; so its session steps back as well. Linux takes one such wish in a tenth of a second.
 */
const STEP_BACK =
  `for try in 1 2 3 4 5; do [ -e /proc/self/autogroup ] || break; echo ${SESSION_BEHIND} 2>/dev/null > ` +
  '/proc/self/autogroup && break; sleep 0.1; done';

/**
 * The kernel's own limits, kept even when the parent is gone: no core dump (it would hold the letter in clear), no
 * byte in any file, so many seconds of processor time.
 */
function withResourceLimits(command: string[], program: SandboxProgram, walls: SandboxWalls): SandboxCommand {
  const [file, ...args] = command;
  if (file === undefined) throw new Error('No command');
  if (process.platform === 'win32') return { file, args, walls };
  const { processorSeconds = 60, behindOthers = false } = program;
  const limits = `ulimit -c 0; ulimit -f 0; ulimit -t ${processorSeconds}`;
  const script = behindOthers ? `${STEP_BACK}; ${limits}; exec nice -n ${BEHIND} "$@"` : `${limits}; exec "$@"`;
  return { file: '/bin/sh', args: ['-c', script, 'sandbox', file, ...args], walls };
}

function runs([file = '', ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(file, args, { env: {}, timeout: 5_000 }, (error) => resolve(error === null));
  });
}
