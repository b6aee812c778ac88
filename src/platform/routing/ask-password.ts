import type { Context } from 'hono';
import { proveByPasskey, stepUp } from '#app/platform/access/authentication/index.ts';
import type { SessionRow, StaffInstallation } from '#app/platform/access/visit/index.ts';
import { readFormBody } from '#app/platform/web/index.ts';

/** Judges the password or passkey that came with an act, before its transaction: a try is counted whatever becomes of it. */
export async function askPassword(
  c: Context,
  installation: StaffInstallation,
  row: SessionRow,
  asks: true | 'unless-fresh',
): Promise<void> {
  const body = await readFormBody(c.req.raw);
  const typed = body.kind === 'form' ? (body.pairs.find(([name]) => name === 'password')?.[1] ?? '') : '';
  const who = { person: row.person_id, session: row.id, loginName: row.login_name };
  const shown = body.kind === 'form' ? body.pairs.find(([name]) => name === '_passkey')?.[1] : undefined;
  const answer = shown ? passkeyAnswer(shown) : null;
  if (answer) {
    const proved = await proveByPasskey(installation, c.get('site'), who, answer);
    return c.set('stepUp', proved ? { ok: true } : { ok: false, reason: 'passkey' });
  }
  // What was typed is judged, also when it need not have been.
  if (typed !== '') c.set('stepUp', await stepUp(installation, who, typed));
  else c.set('stepUp', asks === 'unless-fresh' && row.fresh ? { ok: true } : { ok: false, reason: 'missing' });
}

/** What the page's script put into the form after the authenticator answered. */
function passkeyAnswer(typed: string): { ticket: string; answer: string } | null {
  try {
    const { ticket, answer } = JSON.parse(typed) as Record<string, unknown>;
    return typeof ticket === 'string' && typeof answer === 'string' ? { ticket, answer } : null;
  } catch {
    return null;
  }
}
