import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitedServer } from '#app/operations/processes/http-limits.ts';
import { deskWith, pagesApp, someFacts } from '#app/service/public-pages/testing.ts';
import { endWithTheRun } from './broken-off.ts';

endWithTheRun();

/** The public side as src/public.ts serves it, and beside it the barest server there is, with the same bytes. */
process.once('message', async ({ path, headers }: { path: string; headers: Record<string, string> }) => {
  let app = pagesApp(deskWith(someFacts).desk);
  // All slow visitors of the bench come from one address, as through a proxy.
  const ours = limitedServer({
    fetch: (request, environment) => app.fetch(request, environment),
    proxies: ['127.0.0.1'],
    // The one who asks counts answers of one length; the last of a connection would say that it is the last.
    limits: { requestsPerConnection: 0 },
  });
  const port = await listening(ours);
  const origin = `http://127.0.0.1:${port}`;
  app = pagesApp(deskWith(someFacts).desk, { origin });
  const asked = await app.request(origin + path, { headers: { ...headers, host: `127.0.0.1:${port}` } });
  const body = Buffer.from(await asked.arrayBuffer());
  const bare = createServer((_, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=UTF-8', 'Content-Length': body.length });
    answer.end(body);
  });
  process.send?.({ ours: port, bare: await listening(bare), bytes: body.length });
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}
