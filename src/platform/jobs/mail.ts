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
 * address is an organisation's own mailbox.
 */
export function createMailer({ server, from, password }: MailSettings): Mailer {
  const url = new URL(server);
  const isSecure = url.protocol === 'smtps:';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const transport = createTransport({
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
  const [nl, en] = [translator('nl'), translator('en')];
  return {
    async somethingToDo(mailbox) {
      await transport.sendMail({
        from,
        // Not as a text, which could hold a list of addresses.
        to: { name: '', address: mailbox },
        subject: nl('jobs.mail.subject'),
        text: `${nl('jobs.mail.text')}\n\n${en('jobs.mail.text')}\n`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Nothing from outside this text may get into a mail.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
