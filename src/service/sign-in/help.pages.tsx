import type { Context } from 'hono';
import type { DoorRoute } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, Notice, PageHeader, Section, show, useShell } from '#app/platform/web/index.ts';

/** For somebody who is tired, on a phone, and cannot get in. The same page for everybody: it asks for nothing (T24). */
export const helpRoutes: DoorRoute[] = [{ method: 'GET', path: '/sign-in/help', needs: 'nobody', handle: help }];

function help(c: Context): Promise<Response> {
  return show(c, { title: c.get('web').t('sign-in.help') }, <HelpPage />);
}

function HelpPage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.help')}>
        <p>{t('sign-in.help.explain')}</p>
      </PageHeader>
      {(['phone', 'password', 'code'] as const).map((what) => (
        <Section title={t(`sign-in.help.${what}`)}>
          <p>{t(`sign-in.help.${what}.explain`)}</p>
        </Section>
      ))}
      <Notice>
        <p>{t('sign-in.help.nobody')}</p>
      </Notice>
      <p>
        {t('sign-in.help.leader')} <a href="/recovery">{t('sign-in.leader')}</a>
      </p>
      <ButtonRow>
        <ButtonLink href="/join">{t('sign-in.help.join')}</ButtonLink>
        <ButtonLink href="/sign-in" kind="quiet">
          {t('sign-in.signIn')}
        </ButtonLink>
      </ButtonRow>
    </div>
  );
}
