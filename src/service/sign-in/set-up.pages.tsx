import type { Context } from 'hono';
import { z } from 'zod';
import { claimInstallation } from '#app/platform/access/rotation/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import { callerAddress, type Desk, type DoorRoute } from '#app/platform/routing/index.ts';
import { equal, mac, VaultBusy } from '#app/platform/vault/index.ts';
import {
  type FormState,
  freshForm,
  optionalChoice,
  readForm,
  show,
  smallForm,
  text,
  tick,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { judgePassword } from '#app/service/account/index.ts';
import { loginName, reachedAddress, type Use, uses } from '#app/service/people/index.ts';
import { isClaimed } from './claimed.ts';
import { enrolmentFields, enrolmentReading, leadersTicket, retryAfter, wrongCode } from './enrolment.ts';
import { AlreadySetUpPage, FirstSharesPage, SetUpPage } from './set-up.view.tsx';
import { fitsSetUpToken } from './set-up-token.ts';

const claiming = z.strictObject({
  token: text(60),
  name: text(120),
  login: loginName(),
  alsoIntake: tick(),
  use: optionalChoice(uses),
  ...enrolmentFields,
});
const printing = z.strictObject({ leader: z.uuid(), proof: z.string().max(100), printed: tick() });
const waitSeconds = 900;

/** The first act of a real installation: the token from the terminal makes somebody its project leader, once. */
export function setUpRoutes(desk: Desk): DoorRoute[] {
  return [
    { method: 'GET', path: '/set-up', needs: 'nobody', handle: (c) => open(c, desk) },
    { method: 'POST', path: '/set-up', needs: 'nobody', handle: (c) => claim(c, desk) },
    { method: 'POST', path: '/set-up/printed', needs: 'nobody', handle: (c) => printed(c, desk) },
  ];
}

async function open(c: Context, desk: Desk): Promise<Response> {
  return (await isClaimed(desk.installation))
    ? already(c, 200)
    : showSetUp(c, desk, freshForm({ use: reachedAddress(c).isOnlyHere ? 'only-here' : 'for-colleagues' }));
}

async function claim(c: Context, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, claiming, enrolmentReading);
  // A page sent again by a reload ends here, and so does everybody who comes second.
  if (await isClaimed(desk.installation)) return already(c, 409);
  if (!read.ok) return showSetUp(c, desk, read.form, read.status);
  const { token, name, login, password, ticket, code, alsoIntake, use } = read.values;
  if (!(await mayTry(c, desk))) {
    retryAfter(c, waitSeconds);
    return showSetUp(c, desk, withWhole(read.form, 'sign-in.setup.tooMany'), 429);
  }
  if (!fitsSetUpToken(desk.installation.pepper, token, desk.setUpTokenMac)) {
    return showSetUp(c, desk, withError(read.form, 'token', 'sign-in.setup.token.wrong'), 422);
  }
  // First the server, its names and certificates: passkeys and invitations belong to the address.
  if (use === 'for-colleagues' && reachedAddress(c).isOnlyHere)
    return showSetUp(c, desk, withError(read.form, 'use', 'people.setup.use.notYet'), 422);
  const judged = judgePassword(read.form, read.values, { about: [login, name] });
  if (judged !== read.form) return showSetUp(c, desk, judged, 422);
  const claimed = await claimInstallation(
    desk.installation,
    { loginName: login, name, password, ticket, code, alsoIntake },
    desk.pin,
  ).catch(busy);
  if (claimed.ok) {
    if (use !== null) await noteUse(desk, claimed.leaderId, use);
    return showShares(c, desk, claimed);
  }
  if (claimed.reason === 'already-claimed') return already(c, 409);
  if (claimed.reason === 'wrong-code') return showSetUp(c, desk, wrongCode(desk.installation, read.form), 422);
  retryAfter(c, 30);
  return showSetUp(c, desk, withWhole(read.form, 'sign-in.signIn.busy'), 503);
}

/** What this installation is for is asked once, here; nobody has signed in yet. */
function noteUse({ installation }: Desk, leader: string, use: Use): Promise<void> {
  return installation.scoped({ kind: 'door' }, (db) =>
    appendEntries(db, [{ action: 'house.step-done', object: use, objectId: leader }]),
  );
}

function busy(error: unknown): { ok: false; reason: 'busy' } {
  if (error instanceof VaultBusy) return { ok: false, reason: 'busy' };
  throw error;
}

function mayTry(c: Context, { installation }: Desk): Promise<boolean> {
  return installation.scoped({ kind: 'door' }, (db) =>
    fitsLimit(db, installation.pepper, 'set-up', { address: callerAddress(c) }),
  );
}

/**
 * The first project leader says that all three shares are on paper. Nobody has signed in yet, so the page proves with a
 * MAC that it is the one that showed them. Without the tick nothing is noted, and the first hour keeps asking.
 */
async function printed(c: Context, { installation }: Desk): Promise<Response> {
  const read = await readForm(c.req, printing, { limits: smallForm, noBsnHere: true });
  if (
    read.ok &&
    read.values.printed &&
    equal(Buffer.from(read.values.proof), Buffer.from(proofOf(installation.pepper, read.values.leader)))
  ) {
    const { leader } = read.values;
    await installation.scoped({ kind: 'door' }, (db) =>
      appendEntries(db, [{ action: 'house.shares-printed', objectId: leader }]),
    );
  }
  return c.redirect('/sign-in', 303);
}

const proofOf = (pepper: Uint8Array, leader: string) => mac(pepper, 'shares-printed', leader).toString('base64url');

function showShares(
  c: Context,
  { installation }: Desk,
  { shares, leaderId }: { shares: string[][]; leaderId: string },
): Promise<Response> {
  const proof = proofOf(installation.pepper, leaderId);
  const page = { title: c.get('web').t('recovery.setup.shares'), scripts: ['form'] as const };
  return show(c, page, <FirstSharesPage shares={shares} leader={leaderId} proof={proof} />);
}

function showSetUp(
  c: Context,
  { installation }: Desk,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('sign-in.setup.real'), failed: status >= 400, scripts: ['form'] as const };
  return show(
    c,
    page,
    <SetUpPage form={form} ticket={leadersTicket(c, installation, form)} isOnlyHere={reachedAddress(c).isOnlyHere} />,
    status,
  );
}

function already(c: Context, status: 200 | 409): Promise<Response> {
  return show(c, { title: c.get('web').t('sign-in.setup.already') }, <AlreadySetUpPage />, status);
}
