import { fork } from 'node:child_process';
import { join } from 'node:path';
import { hammer } from './support/hammer.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** What a browser on an old phone sends. */
const headers = {
  'user-agent': 'Mozilla/5.0 (Linux; Android 8.1; Mobile) AppleWebKit/537.36',
  accept: 'text/html,application/xhtml+xml',
  'accept-language': 'nl-NL,nl;q=0.9,en;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  cookie: '__Host-ui=nl.system',
};

/** A page of information, against a bare `node:http` that knows nothing but the same bytes. */
const row: BenchRow = {
  name: 'a public page, on one process',
  ratioOf: 'answers a second of our page to those of a bare node:http with the same bytes',
  bar: { atLeast: 0.6 },
  async run({ smoke }) {
    const path = '/stappen';
    const child = fork(join(process.env.NAAST_BENCH_FOLDER ?? '', 'public-server.js'), { stdio: 'inherit' });
    try {
      child.send({ path, headers });
      const { ours, bare, bytes } = await new Promise<{ ours: number; bare: number; bytes: number }>((done, fail) => {
        child.once('message', (message: { ours: number; bare: number; bytes: number }) => done(message));
        child.once('exit', (code) => fail(new Error(`The server ended with ${code}.`)));
      });
      const answersOf = (port: number, seconds: number) => hammer(port, { path, headers, clients: 16, seconds });
      for (const port of [ours, bare, ours, bare]) await answersOf(port, 2);
      // By turns, since the machine may be busy with something else: then both suffer.
      const rounds = [];
      for (let round = 0; round < (smoke ? 7 : 9); round += 1)
        rounds.push({ bare: await answersOf(bare, 1), ours: await answersOf(ours, 1) });
      return {
        figures: {
          'our page, answers a second': quantile(
            rounds.map((one) => one.ours),
            0.5,
          ),
          'bare node:http, answers a second': quantile(
            rounds.map((one) => one.bare),
            0.5,
          ),
          'bytes of the page': bytes,
        },
        ratio: quantile(
          rounds.map((one) => one.ours / one.bare),
          0.5,
        ),
      };
    } finally {
      child.kill();
    }
  },
};
export default row;
