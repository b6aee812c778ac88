import { connect, type Socket } from 'node:net';

/**
 * Answers a second with `clients` connections that each ask again as soon as they have an answer. Reads bytes and not
 * HTTP, so that the one who asks costs less than the one who answers: all answers are of the same length.
 */
export async function hammer(
  port: number,
  {
    path,
    headers,
    clients,
    seconds,
  }: { path: string; headers: Record<string, string>; clients: number; seconds: number },
): Promise<number> {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const question = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const length = await lengthOfAnswer(port, question);
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const done = await Promise.all(Array.from({ length: clients }, () => askOn(port, question, length, until)));
  return done.reduce((sum, one) => sum + one, 0) / ((performance.now() - begun) / 1000);
}

function askOn(port: number, question: string, length: number, until: number): Promise<number> {
  return new Promise((done, fail) => {
    let [answers, bytes] = [0, 0];
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(question));
    socket.setNoDelay(true);
    socket.on('error', fail);
    // After the end this changes nothing.
    socket.on('close', () => fail(new Error('The server let go before it had answered.')));
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes < length) return;
      if (bytes > length) return fail(new Error('The answers differ in length.'));
      bytes = 0;
      answers += 1;
      if (performance.now() < until) socket.write(question);
      else socket.end(() => done(answers));
    });
  });
}

/** Head and body of one answer, in bytes. */
function lengthOfAnswer(port: number, question: string): Promise<number> {
  return new Promise((done, fail) => {
    let read = Buffer.alloc(0);
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(question));
    socket.on('error', fail);
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const head = read.indexOf('\r\n\r\n');
      if (head < 0) return;
      const text = read.subarray(0, head).toString('latin1');
      if (!text.startsWith('HTTP/1.1 200')) return fail(new Error(`The page answered ${text.slice(0, 40)}.`));
      const total = head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
      if (read.length >= total) socket.end(() => done(total));
    });
  });
}
