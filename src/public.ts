import { onSeen, portsOfUnit, receiveStart, serveHttp } from '#app/operations/processes/index.ts';
import { reportFailure } from '#app/operations/processes/report.ts';
import { readAppearance } from '#app/platform/access/public-words/index.ts';
import { learnSeen } from '#app/platform/access/statements/index.ts';
import { openDatabase } from '#app/platform/pool/index.ts';
import { publicApp } from '#app/platform/routing/index.ts';
import { freshAppearance } from '#app/platform/web/index.ts';
import { publicIntakeRoutes } from '#app/service/intake/public-pages.ts';
import { publicPageRoutes } from '#app/service/public-pages/index.ts';

/**
 * The public process: registration and information pages. It holds no secret of a case: a database role that cannot read
 * back what it writes, the pinned root, and the receipt key (design questions 4, 5).
 */
const start = await receiveStart('public');
const pool = openDatabase({ ...start.database, contextKey: start.contextKey, connections: 6 });
const desk = {
  scoped: <T>(work: Parameters<typeof pool.scoped<T>>[1]) => pool.scoped({ kind: 'public' }, work),
  root: start.rootPublic,
  endings: start.endingsPublic,
  receiptKey: start.receiptKey,
  staffOrigin: start.staff.origin,
  demo: start.demo,
};
// What the process manager saw last: an older state of a telephone number is not shown again.
const { rootPublic } = start;
const learn = ({ marks }: { marks: Readonly<Record<string, number>> }) => {
  if (rootPublic !== null) learnSeen(rootPublic, marks);
};
learn(start.seen);
onSeen(learn);
const looks = freshAppearance(() =>
  desk.scoped((db) => readAppearance(db, { pins: rootPublic && { root: rootPublic }, shownBy: desk })),
);
const origin = start.public.origin;
const app = publicApp({
  routes: [...publicPageRoutes(desk), ...publicIntakeRoutes(desk)],
  origin,
  redirected: [`localhost:${new URL(origin).port}`],
  exitTo: start.exitTo,
  serviceName: start.serviceName,
  looks: looks.get,
  demo: start.demo,
  proxies: start.proxies,
  report: reportFailure,
});

const handed = start.listening === null ? portsOfUnit() : [start.listening];

await serveHttp({
  fetch: app.fetch,
  hosts: start.public.addresses,
  proxies: start.proxies,
  port: start.public.port,
  listening: handed,
  afterDrain: () => pool.close(),
});
