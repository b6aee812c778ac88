import { fork } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/** A normal visitor while 2,000 others hold on to their connections and send a byte now and then (T79). */
const row: BenchRow = {
  name: 'a public page, under 2,000 slow connections',
  ratioOf: 'p95 of a normal visitor under them to his p95 when it is quiet',
  bar: { atMost: 10 },
  async run({ smoke }) {
    const path = '/stappen';
    const child = fork(join(process.env.NAAST_BENCH_FOLDER ?? '', 'public-server.js'), { stdio: 'inherit' });
    try {
      child.send({ path, headers: { 'accept-encoding': 'br' } });
      const port = await new Promise<number>((done, fail) => {
        child.once('message', (message: { ours: number }) => done(message.ours));
        child.once('exit', (code) => fail(new Error(`The server ended with ${code}.`)));
      });
      const ask = () => fetch(`http://127.0.0.1:${port}${path}`).then((answer) => answer.arrayBuffer());
      const rounds = smoke ? 100 : 1_000;
      await timesOf(rounds, ask);
      const quiet = quantile(await timesOf(rounds, ask), 0.95);
      const slow = await Promise.all(Array.from({ length: 2_000 }, () => slowly(port, path)));
      const drip = setInterval(() => {
        for (const socket of slow) if (!socket.destroyed) socket.write('x-a: b\r\n');
      }, 1_000);
      const under = quantile(await timesOf(rounds, ask), 0.95);
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
      return { figures: { 'quiet, p95 ms': quiet, 'under slow connections, p95 ms': under }, ratio: under / quiet };
    } finally {
      child.kill();
    }
  },
};
export default row;

function slowly(port: number, path: string): Promise<Socket> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`);
      done(socket);
    });
    socket.on('error', () => done(socket));
  });
}
