import type { Context } from 'hono';
import { type JoinTicket, newJoinTicket, readJoinTicket } from '#app/platform/access/authentication/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { doorForm, type FormState, secret, text, typedText, withError } from '#app/platform/web/index.ts';
import { loginName } from '#app/service/people/index.ts';

/** The fields with which somebody chooses a way to sign in: the same for joining and for setting up an installation. */
export const enrolmentFields = {
  password: secret(600),
  again: secret(600),
  ticket: text(2000),
  code: secret(40),
};

/**
 * These forms hold codes and sealed text, no text about a client: a false alarm about a BSN would stop them for
 * nothing.
 */
export const enrolmentReading = { limits: doorForm, noBsnHere: true };

/**
 * The authenticator secret that this page showed before, or a fresh one when there was none or it has grown too old. `label` is
 * for whom nobody invited by name.
 */
export function ticketFor(
  installation: StaffInstallation,
  form?: FormState,
  label?: string,
): { ticket: JoinTicket; isFresh: boolean } {
  const typed = form?.values.ticket;
  const known = typeof typed === 'string' ? readJoinTicket(installation, typed, label) : null;
  return known === null
    ? { ticket: newJoinTicket(installation, undefined, label), isFresh: true }
    : { ticket: known, isFresh: false };
}

/**
 * For the page of a project leader, who chooses the name to sign in with on the page that shows the picture: once it was typed the
 * app shows it as with everybody, until then the address of this installation.
 */
export function leadersTicket(c: Context, installation: StaffInstallation, form: FormState): JoinTicket {
  const login = loginName().safeParse(typedText(form, 'login'));
  return ticketFor(installation, form, login.success ? login.data : new URL(c.req.url).hostname).ticket;
}

/** The error for a code that does not fit; an old page gets a new QR code and says so. */
export function wrongCode(installation: StaffInstallation, form: FormState): FormState {
  return withError(form, 'code', ticketFor(installation, form).isFresh ? 'sign-in.code.tooOld' : 'sign-in.code.wrong');
}

/** Seconds until the end of a window of tries, for Retry-After. */
export function secondsUntil(moment: Date, now = Date.now()): number {
  return Math.max(1, Math.ceil((moment.getTime() - now) / 1000));
}

/** The browser may try again in so many seconds. */
export function retryAfter(c: Context, seconds: number): void {
  c.header('Retry-After', String(seconds));
}
