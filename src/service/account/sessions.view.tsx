import type { Device, NewDevice, OwnSession } from '#app/platform/access/authentication/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { dateAndTime } from '#app/platform/language/index.ts';
import {
  Badge,
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Form,
  freshForm,
  Notice,
  PageHeader,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';

interface SessionsProps {
  sessions: readonly OwnSession[];
  fresh: readonly NewDevice[];
  roles: readonly Role[];
}

export function SessionsPage({ sessions, fresh, roles }: SessionsProps) {
  const { t } = useShell();
  const others = sessions.filter((session) => !session.isThis);
  return (
    <SideBySide need={<OwnPages roles={roles} />}>
      <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
      <PageHeader title={t('account.sessions')}>
        <p>{t(others.length > 0 ? 'account.sessions.explain' : 'account.sessions.onlyThis')}</p>
      </PageHeader>
      {fresh.length > 0 ? <Fresh devices={fresh} isLeader={roles.includes('project-leader')} /> : null}
      {/* Before the list: whoever has just lost a telephone does not look for the right one first. */}
      {others.length > 0 ? (
        <Form action="/profile/sessions/end" form={freshForm()}>
          <Button kind="danger">{t('account.sessions.endOthers')}</Button>
        </Form>
      ) : null}
      {sessions.map((session) => (
        <Session session={session} />
      ))}
    </SideBySide>
  );
}

/** Not on the new device itself: whoever holds it would say yes. */
function Fresh({ devices, isLeader }: { devices: readonly NewDevice[]; isLeader: boolean }) {
  const { t, lang } = useShell();
  return (
    <Notice tone="soon" title={t('account.fresh', { count: devices.length })}>
      {devices.map(({ device, at }) => (
        <p>
          <DeviceWords device={device} />, {dateAndTime(at, lang)}
        </p>
      ))}
      <p>{t(isLeader ? 'account.fresh.notMe.leader' : 'account.fresh.notMe')}</p>
      <ButtonRow>
        <Form action="/profile/sessions/known" form={freshForm()}>
          <Button>{t('account.fresh.me')}</Button>
        </Form>
        <ButtonLink href="/profile/password" kind="quiet">
          {t('account.password')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}

function Session({ session }: { session: OwnSession }) {
  const { t, lang } = useShell();
  return (
    <Section>
      <p class="row">
        <strong>
          <DeviceWords device={session.device} />
        </strong>
        {session.isThis ? <Badge tone="done">{t('account.sessions.this')}</Badge> : null}
      </p>
      <p class="small soft">
        {t('account.sessions.when', {
          since: dateAndTime(session.startedAt, lang),
          last: dateAndTime(session.touchedAt, lang),
        })}
      </p>
      {session.isThis ? null : (
        <Form action={`/profile/sessions/${session.id}/end`} form={freshForm()}>
          <Button kind="quiet">{t('account.sessions.end')}</Button>
        </Form>
      )}
    </Section>
  );
}

/** "Firefox on an Android phone", as its owner would call it. */
export function DeviceWords({ device }: { device: Device | null }) {
  const { t } = useShell();
  if (device === null || (device.browser === 'other' && device.system === 'other'))
    return <>{t('account.device.unknown')}</>;
  return (
    <>
      {t('account.device', {
        browser: t(`account.browser.${device.browser}`),
        system: t(`account.system.${device.system}`),
      })}
    </>
  );
}
