import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shell } from '#app/platform/web/index.ts';
import { strangersLine } from './strangers.ts';

/** A door behind a line in which the next one's turn comes only when the test says so. */
function door() {
  const { promise: breath, resolve: goOn } = Promise.withResolvers<void>();
  const line = strangersLine(() => breath);
  const begun: string[] = [];
  const app = new Hono();
  app.use(shell({ name: 'naast', home: '/', demo: false }));
  app.get('/door/:who', (c) =>
    line(c, async () => {
      begun.push(c.req.param('who'));
      return c.text('come in');
    }),
  );
  const ask = (who: string, remoteAddress: string) =>
    app.request(`/door/${who}`, {}, { incoming: { socket: { remoteAddress } } });
  return { app, begun, goOn, ask };
}

describe('the line of strangers', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  it('T42 has fifty places for one network and 250 for all; whoever finds none is told at once when to come back', async () => {
    const { ask, begun, goOn } = door();
    // The first does not wait: his place is free again before the next comes.
    await ask('first', '192.0.2.1');
    const flood = Array.from({ length: 200 }, (_, at) => ask(`flood${at}`, '198.51.100.7'));
    const refused = await Promise.all(flood.slice(50));
    expect(refused.map(({ status }) => status)).toEqual(Array(150).fill(503));
    expect(refused[0]?.headers.get('retry-after')).toBe('30');
    expect(await refused[0]?.text()).toContain('Het is nu te druk');
    // Others have places still, until all are taken.
    const others = Array.from({ length: 201 }, (_, at) => ask(`other${at}`, `203.0.${at}.1`));
    expect((await others.at(-1))?.status).toBe(503);
    expect(begun).toEqual(['first']);
    goOn();
    const letIn = await Promise.all([...flood.slice(0, 50), ...others.slice(0, 200)]);
    expect(letIn.map(({ status }) => status)).toEqual(Array(250).fill(200));
    expect(begun.slice(1, 51)).toEqual(Array.from({ length: 50 }, (_, at) => `flood${at}`));
    // Every place is free again.
    const again = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(`again${at}`, '198.51.100.7')));
    expect(again.map(({ status }) => status)).toEqual(Array(50).fill(200));
  });

  it('T42 does nothing for whoever hung up, also when many asked over one connection', async () => {
    const { app, begun, goOn } = door();
    let came = 0;
    const seen: Socket[] = [];
    server = createAdaptorServer({
      fetch: (request, environment) => {
        came += 1;
        return app.fetch(request, environment);
      },
    }) as Server;
    server.on('connection', (socket) => seen.push(socket));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const gone = connect(port, '127.0.0.1');
    gone.on('error', () => undefined);
    const asked = Array.from({ length: 30 }, (_, at) => `GET /door/gone${at} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    gone.write(asked.join(''));
    await vi.waitFor(() => expect(came).toBe(30), 20_000);
    gone.destroy();
    await vi.waitFor(() => expect(seen[0]?.destroyed).toBe(true), 20_000);
    const answer = fetch(`http://127.0.0.1:${port}/door/honest`, { headers: { connection: 'close' } });
    await vi.waitFor(() => expect(came).toBe(31), 20_000);
    goOn();
    expect(await (await answer).text()).toBe('come in');
    expect(begun).toEqual(['gone0', 'honest']);
  });
});
