import type { OwnPasskey } from '#app/platform/access/authentication/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';
import { DeviceWords } from './sessions.view.tsx';

interface PasskeysProps {
  passkeys: readonly OwnPasskey[];
  must: boolean;
  roles: readonly Role[];
  added: boolean;
  add: FormState;
  /** The form of removing one, as it came back. */
  remove: { id: string; form: FormState } | null;
}

export function PasskeysPage({ passkeys, must, roles, added, add, remove }: PasskeysProps) {
  const { t } = useShell();
  // Nobody is above a leader to ring.
  const help = roles.includes('project-leader')
    ? 'account.passkeys.noScript.must.leader'
    : 'account.passkeys.noScript.must';
  return (
    <SideBySide need={must ? null : <OwnPages roles={roles} />}>
      {must ? null : <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />}
      <PageHeader title={t('account.passkeys')}>
        <p>{t(must ? 'account.passkeys.must' : 'account.passkeys.explain')}</p>
      </PageHeader>
      {added ? (
        <Notice tone="done" announce title={t('account.passkeys.added')}>
          <p>{t('account.passkeys.added.explain')}</p>
        </Notice>
      ) : null}
      <ErrorSummary form={remove?.form ?? add} labels={{ password: t('routing.stepUp') }} withPassword />
      {passkeys.map((passkey) => (
        <OnePasskey passkey={passkey} form={remove?.id === passkey.id ? remove.form : freshForm()} />
      ))}
      <Section title={t('account.passkeys.add')}>
        <p>{t('account.passkeys.add.explain')}</p>
        <Form action="/profile/passkeys" form={add} passkey={{ act: 'add', challenge: '/profile/passkeys/challenge' }}>
          <PasswordAgain form={add} />
          <input type="hidden" name="ticket" value="" />
          <input type="hidden" name="answer" value="" />
          <input type="hidden" name="prf" value="" />
          <Button>{t('account.passkeys.add.send')}</Button>
          <p class="small" role="status" data-passkey-failed={t('account.passkeys.notMade')} />
        </Form>
        <p data-passkey-none>{t(must ? help : 'account.passkeys.noScript')}</p>
      </Section>
    </SideBySide>
  );
}

function OnePasskey({ passkey, form }: { passkey: OwnPasskey; form: FormState }) {
  const { t, lang } = useShell();
  const { id, device, createdDay, usedDay, unlocks } = passkey;
  const day = (text: string) => longDate(Temporal.PlainDate.from(text), lang);
  return (
    <Section>
      <p>
        <strong>
          <DeviceWords device={device} />
        </strong>
      </p>
      <p class="small soft">
        {t('account.passkeys.made', { day: day(createdDay) })}{' '}
        {usedDay === null ? null : t('account.passkeys.used', { day: day(usedDay) })}{' '}
        {t(unlocks ? 'account.passkeys.alone' : 'account.passkeys.withPassword')}
      </p>
      <details class="stack close" open={form.errors.password !== undefined}>
        <summary>{t('account.passkeys.remove')}</summary>
        <p>{t('account.passkeys.remove.explain')}</p>
        <Form action={`/profile/passkeys/${id}/end`} form={form}>
          <PasswordAgain form={form} id={`password-${id}`} />
          <FormFoot kind="danger">{t('account.passkeys.remove')}</FormFoot>
        </Form>
      </details>
    </Section>
  );
}
