import { connect } from 'node:net';

/** What a scanner says of a file; "not-scanned" is never taken for clean. */
export type ScanResult = 'clean' | 'infected' | 'not-scanned';

export interface Scanner {
  /** Never throws: a scanner that is away, slow or talks nonsense has not scanned. */
  scan(bytes: Uint8Array): Promise<ScanResult>;
}

const CHUNK = 64 * 1024;
/** clamd answers with the name of what it found; nobody needs more. */
const LONGEST_ANSWER = 4_096;

/**
 * Asks the ClamAV daemon behind this Unix socket (INSTREAM): the whole file in one stream, so that a signature over
 * the border of two pieces is seen (T73). Nothing but the bytes goes there, and nothing that it says is kept.
 */
export function clamdScanner({ socket, timeMs = 30_000 }: { socket: string; timeMs?: number }): Scanner {
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const line = connect(socket);
        let answer = '';
        const finish = () => {
          clearTimeout(clock);
          line.destroy();
          resolve(verdictOf(answer));
        };
        const clock = setTimeout(finish, timeMs);
        line.on('connect', () => send(line, bytes));
        line.on('data', (part: Buffer) => {
          answer += part.toString('latin1');
          if (answer.endsWith('\0') || answer.length > LONGEST_ANSWER) finish();
        });
        line.on('error', finish);
        line.on('close', finish);
      }),
  };
}

function send(line: { write(bytes: Uint8Array | string): unknown }, bytes: Uint8Array): void {
  line.write('zINSTREAM\0');
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    line.write(lengthOf(chunk));
    line.write(chunk);
  }
  line.write(lengthOf(new Uint8Array()));
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return length;
}

/** Only the two whole sentences count; half an answer, or one about an error, is none. */
function verdictOf(answer: string): ScanResult {
  if (answer === 'stream: OK\0') return 'clean';
  return /^stream: [^\0]+ FOUND\0$/.test(answer) ? 'infected' : 'not-scanned';
}
