import { type Context, Hono } from 'hono';
import { endSession } from '#app/platform/access/visit/index.ts';
import { forget, newReference } from '#app/platform/vault/index.ts';
import {
  changeDisplay,
  csrfGate,
  doorForm,
  hostGate,
  notFound,
  ordinaryForm,
  securityHeaders,
  serveAsset,
  shell,
  unexpected,
} from '#app/platform/web/index.ts';
import { takeLate } from './late-cookie.ts';
import { answerLateForm } from './late-text.ts';
import { refuseOtherMethods } from './other-methods.ts';
import { isDoor } from './route.ts';
import { readSession, takeSession } from './session-cookie.ts';
import { nowhere, type StaffAppOptions, takesText } from './staff-transaction.ts';
import { visitOf } from './staff-visit.ts';
import { strangersLine } from './strangers.ts';
import { believes } from './visitor.ts';

/**
 * The staff side: one way in for every route. Host → headers → origin and token → session → policy → the handler in one
 * transaction as this person → the audit log → COMMIT → the answer.
 */
export function staffApp(options: StaffAppOptions): Hono {
  const app = new Hono();
  app.use(believes(options.proxies));
  app.use(securityHeaders());
  app.use(
    shell(
      {
        name: options.serviceName,
        home: '/',
        demo: options.demo,
        ...(options.modules === undefined ? {} : { modules: options.modules }),
      },
      options.looks,
    ),
  );
  app.use(hostGate({ origin: options.origin }));
  app.use(async (c, next) => {
    c.set('site', { origin: options.origin });
    await next();
  });
  app.get('/assets/:file', (c) => serveAsset(c, c.req.param('file')) ?? notFound(c));
  app.use(async (c, next) => {
    const session = readSession(c);
    c.set('sessionKey', session?.key ?? null);
    try {
      await next();
    } finally {
      forget(session?.key);
    }
  });
  const uploads = options.routes
    .filter((route) => !isDoor(route) && route.upload !== undefined)
    .map((route) => pattern(route.path));
  const texts = options.routes
    .filter((route) => !isDoor(route) && route.method === 'POST' && takesText(route))
    .map((route) => pattern(route.path));
  const doors = options.routes.filter(isDoor).map((route) => pattern(route.path));
  app.use(
    csrfGate({
      own: options.origin,
      sessionKey: (c) => c.get('sessionKey'),
      takesUpload: (path) => uploads.some((upload) => upload.test(path)),
      late: async (c) => (texts.some((text) => text.test(c.req.path)) ? answerLateForm(c, options.installation) : null),
      limits: (path) => (doors.some((door) => door.test(path)) ? doorForm : ordinaryForm),
    }),
  );
  app.get('/weg', (c) => leave(c, options));
  app.post('/weergave', changeDisplay);
  const inLine = strangersLine();
  for (const route of options.routes) {
    app.on(route.method, route.path, (c) => {
      if (!isDoor(route)) return visitOf(c, options, route);
      return route.atOnce ? route.handle(c) : inLine(c, () => route.handle(c));
    });
  }
  refuseOtherMethods(app, options.routes);
  app.notFound((c) => (readSession(c) ? visitOf(c, options, nowhere) : notFound(c)));
  app.onError(unexpected(options.report));
  return app;
}

const pattern = (path: string) => new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`);

/**
 * The quick exit: the session is dead on the server before the answer leaves; no script needed. It leads out whatever
 * fails, and a page of another site cannot end a session by it (T45, T55).
 */
async function leave(c: Context, { installation, exitTo, report }: StaffAppOptions): Promise<Response> {
  const isForeign = ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');
  const session = isForeign ? null : readSession(c);
  if (session) {
    await endSession(installation, session.lookup, 'exit.done').catch((error: Error) => report(newReference(), error));
    takeSession(c);
  }
  if (!isForeign) takeLate(c);
  return c.redirect(exitTo, 303);
}
