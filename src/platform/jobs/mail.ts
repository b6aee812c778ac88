import { createTransport } from 'nodemailer';
import { translator } from '#app/platform/language/index.ts';
import type { Mailer } from './parts.ts';

export interface MailSettings {
  /** `smtps://user@host` or `smtp://host:port`; the password comes apart. */
  server: string;
  from: string;
  password: string | null;
}

/**
 * Mail with fixed texts: a neutral sender and subject, no name, no case, no link that tells what this is (T109). The
 * address is an organisation's own mailbox, or one that a volunteer gave for this.
 */
export function createMailer(settings: MailSettings): Mailer {
  const transport = transportOf(settings);
  const [nl, en] = [translator('nl'), translator('en')];
  // However often it is tried, it is one message: a mail server that took it twice can tell.
  const domain =
    settings.from
      .split('@')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') || 'localhost';
  const send = async (mailbox: string, id: string, what: 'jobs.mail.text' | 'jobs.mail.ready') => {
    const text = `${nl(what)}\n\n${en(what)}\n`;
    const mail = mailTo(mailbox, settings.from, { subject: nl('jobs.mail.subject'), text });
    await transport.sendMail({ ...mail, messageId: `<${id}@${domain}>` });
  };
  return {
    somethingToDo: (mailbox, id) => send(mailbox, id, 'jobs.mail.text'),
    somethingReady: (mailbox, id) => send(mailbox, id, 'jobs.mail.ready'),
    close: () => transport.close(),
  };
}

/**
 * Whether mail can go out: reaches the mail server and signs in there; with an address one mail goes to it. Null when it
 * can, else a code of the library (never what a server said, which may quote an address).
 */
export async function tryMail(settings: MailSettings, to: string | null): Promise<string | null> {
  const transport = transportOf(settings);
  const [nl, en] = [translator('nl'), translator('en')];
  const text = `${nl('jobs.mail.trial')}\n\n${en('jobs.mail.trial')}\n`;
  try {
    if (to === null) await transport.verify();
    else await transport.sendMail(mailTo(to, settings.from, { subject: nl('jobs.mail.subject'), text }));
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    return [code ?? 'unexpected', responseCode].filter((part) => part !== undefined).join(' ');
  } finally {
    transport.close();
  }
}

function mailTo(mailbox: string, from: string, { subject, text }: { subject: string; text: string }) {
  return {
    from,
    // Not as a text, which could hold a list of addresses.
    to: { name: '', address: mailbox },
    subject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    // Nothing from outside this text may get into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function transportOf({ server, password }: MailSettings) {
  const url = new URL(server);
  const isSecure = url.protocol === 'smtps:';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isSecure ? 465 : 587)),
    secure: isSecure,
    // Without TLS everybody on the way could read who gets this mail, and the password.
    requireTLS: !isSecure && !isHere,
    ignoreTLS: isHere && !isSecure,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: password ?? '' } }),
  });
}
