import type { PublicDesk, PublicRoute } from '#app/platform/routing/index.ts';
import { ButtonLink, ButtonRow, Notice, PageHeader, Section, Steps, show, useShell } from '#app/platform/web/index.ts';
import { type ContactDetails, contactDetails } from './public.store.ts';
import { CallUs, DangerNotice, LanguageRow } from './public.view.tsx';

/** The first page: what happens when somebody registers, and the ways to do it. No script at all. */
export function registerRoutes(desk: PublicDesk): PublicRoute[] {
  return [
    {
      method: 'GET',
      path: '/start',
      async handle(c) {
        const { t } = c.get('web');
        return show(c, { title: t('intake.title') }, <Start contact={await contactDetails(desk)} />);
      },
    },
  ];
}

function Start({ contact }: { contact: ContactDetails }) {
  const { t } = useShell();
  const steps = ['read', 'place', 'coordinator', 'volunteer'] as const;
  return (
    <div class="stack">
      <LanguageRow place="/start" />
      <PageHeader title={t('intake.start.title')}>
        <p>{t('intake.start.who')}</p>
      </PageHeader>
      <DangerNotice />
      <ButtonRow>
        <ButtonLink href="/start/form" wide>
          {t('intake.start.herself')}
        </ButtonLink>
        <ButtonLink href="/start/for-someone" kind="quiet" wide>
          {t('intake.start.referrer')}
        </ButtonLink>
        <ButtonLink href="/code" kind="quiet" wide>
          {t('intake.start.code')}
        </ButtonLink>
      </ButtonRow>
      <Notice title={t('intake.start.safe')}>
        <p>{t('intake.start.safe.exit', { exit: t('web.exit') })}</p>
        <p>{t('intake.start.safe.history')}</p>
      </Notice>
      <Section title={t('intake.start.next')}>
        <Steps steps={steps.map((step) => ({ title: t(`intake.start.step.${step}`), state: 'next' }))} />
        <p>{t('intake.start.free')}</p>
        <p>{t('intake.start.police')}</p>
      </Section>
      <CallUs contact={contact}>
        <p>{t('intake.call.instead')}</p>
      </CallUs>
    </div>
  );
}
