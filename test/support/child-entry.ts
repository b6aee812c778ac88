import { serveHttp } from '#app/operations/processes/http.ts';
import { readSecretsFromDescriptor } from '#app/operations/processes/secrets.ts';

/** A process of ours as small as it can be, for the tests of the supervisor. */
const start = readSecretsFromDescriptor('public');

const answers: Record<string, () => Promise<Response>> = {
  '/start': async () =>
    Response.json({ ...start, pid: process.pid, environment: process.env, arguments: process.argv }),
  '/slow': () => new Promise((done) => setTimeout(() => done(new Response('finished')), 1_000)),
  '/crash': async () => {
    setTimeout(() => {
      throw new TypeError('Aurelia Canary');
    }, 10);
    return new Response('soon');
  },
};

await serveHttp({
  hosts: start.public.addresses,
  port: start.public.port,
  limits: { headersTimeout: 1_000 },
  fetch: (request) => answers[new URL(request.url).pathname]?.() ?? new Response('not found', { status: 404 }),
});
