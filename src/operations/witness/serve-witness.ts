import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { createWitness } from './witness.ts';

/** Longer than the largest request: 63 hashes and a note. */
const longestBody = 16_384;

export interface WitnessServer {
  port: number;
  close(): Promise<void>;
}

/** Serves a witness over HTTP: one address, one method. In front of it stands whatever speaks TLS. */
export async function serveWitness(
  witness: ReturnType<typeof createWitness>,
  { address = '127.0.0.1', port }: { address?: string; port: number },
): Promise<WitnessServer> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, async (request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    if (request.url !== '/add-checkpoint') return answer(404, 'Not here.\n');
    if (request.method !== 'POST') return answer(405, 'POST only.\n');
    const parts: Buffer[] = [];
    let length = 0;
    try {
      for await (const part of request as AsyncIterable<Buffer>) {
        length += part.length;
        if (length > longestBody) return answer(413, 'Too long.\n');
        parts.push(part);
      }
      const said = await witness.add(Buffer.concat(parts).toString('utf8'));
      return answer(said.status, said.body, said.type);
    } catch {
      return response.destroyed ? undefined : answer(500, 'The witness could not write down what it saw.\n');
    }
  });
  server.maxConnections = 64;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, address, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
