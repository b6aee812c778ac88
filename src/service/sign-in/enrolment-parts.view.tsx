import type { JoinTicket } from '#app/platform/access/authentication/index.ts';
import { Code, Field, type FormState, Section, useShell } from '#app/platform/web/index.ts';
import { QrCode } from './qr-code.view.tsx';

/** The authenticator: a picture for another device, the same secret to type, and a code that proves that it works. */
export function AuthenticatorSection({ ticket, form }: { ticket: JoinTicket; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('sign-in.authenticator.title')}>
      <p>{t('sign-in.authenticator.explain')}</p>
      <p>
        <QrCode text={ticket.address} label={t('sign-in.authenticator.picture')} />
      </p>
      <p>
        <a href={ticket.address}>{t('sign-in.authenticator.here')}</a>
      </p>
      <p>
        {t('sign-in.authenticator.type')}
        <br />
        {ticket.typed.split(' ').map((group) => (
          <>
            <Code>{group}</Code>{' '}
          </>
        ))}
      </p>
      <input type="hidden" name="ticket" value={ticket.ticket} />
      <Field
        name="code"
        label={t('sign-in.code')}
        hint={t('sign-in.code.hint')}
        autocomplete="one-time-code"
        inputmode="numeric"
        length="short"
        dir="ltr"
        form={form}
      />
    </Section>
  );
}

/** Who signs in: the name that colleagues see, and the name to sign in with. */
export function WhoFields({ labels, form }: { labels: { name: string; login: string }; form: FormState }) {
  const { t } = useShell();
  return (
    <>
      <Field name="name" label={labels.name} hint={t('sign-in.setup.name.hint')} form={form} />
      <Field
        name="login"
        label={labels.login}
        hint={t('access.loginName.hint')}
        autocomplete="username"
        length="middle"
        dir="ltr"
        form={form}
      />
    </>
  );
}
