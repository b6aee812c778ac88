import { defaultLanguage, longDate } from '#app/platform/language/index.ts';
import { Button, ButtonRow, Form, PageHeader, type ProgressStep, Steps, useShell } from '#app/platform/web/index.ts';
import type { ContactDetails, RegistrationProgress } from './public.store.ts';
import { BackToStart, CallUs, DangerNotice } from './public.view.tsx';
import { stopPath } from './stop.pages.tsx';

/** Where it stands, for whoever has the code. No number of others: see docs/decisions/0020. */
export function StandingPage({
  standing,
  contact,
  code,
}: {
  standing: RegistrationProgress;
  contact: ContactDetails;
  code: string;
}) {
  const { t, lang } = useShell();
  const now = statusNow(standing);
  const region = standing.region ?? '';
  return (
    <div class="stack">
      <PageHeader title={t(`intake.standing.${now}`, { region })}>
        <p>{t(`intake.standing.${now}.next`, { region })}</p>
      </PageHeader>
      <DangerNotice />
      {now === 'passed-on' || now === 'closed' ? null : (
        <Steps label={t('intake.standing.way')} steps={stepsOf(standing, t)} />
      )}
      {now === 'waiting' ? <Meanwhile since={standing.changedDay} /> : null}
      <p class="soft">
        {t('intake.standing.days', {
          received: longDate(standing.receivedDay, lang),
          changed: longDate(standing.changedDay, lang),
        })}
      </p>
      <CallUs contact={contact} />
      {now === 'closed' ? null : (
        <Form action={stopPath}>
          <input type="hidden" name="code" value={code} />
          <ButtonRow>
            <Button kind="plain">{t('intake.stop.want')}</Button>
          </ButtonRow>
        </Form>
      )}
      <BackToStart />
    </div>
  );
}

type Now = 'new' | 'set-aside' | 'waiting' | 'placed' | 'accepted' | 'volunteer' | 'passed-on' | 'closed';

/** "To check" is our own worry, not the client's; and a volunteer is a step of its own. */
function statusNow({ status, hasVolunteer }: RegistrationProgress): Now {
  if (status === 'accepted') return hasVolunteer ? 'volunteer' : 'accepted';
  return status === 'check' || status === 'withdrawn' ? 'new' : status;
}

function stepsOf(standing: RegistrationProgress, t: ReturnType<typeof useShell>['t']): ProgressStep[] {
  const stages = ['read', 'place', 'coordinator', 'volunteer'] as const;
  const now = statusNow(standing);
  const at = { new: 0, 'set-aside': 0, waiting: 1, placed: 2, accepted: 3, volunteer: 4, 'passed-on': 4, closed: 4 }[
    now
  ];
  return stages.map((stage, position) => ({
    title: t(`intake.step.${stage}`),
    state: position < at ? 'past' : position === at ? 'now' : 'next',
  }));
}

/** For a client who waits: the place is safe, and what need not wait. Never how many others there are. */
function Meanwhile({ since }: { since: string }) {
  const { t, lang } = useShell();
  const others = lang === defaultLanguage ? '/adressen' : `/${lang}/adressen`;
  return (
    <section class="stack close" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{t('intake.standing.meanwhile')}</h2>
      <p>
        {t('intake.standing.since', { day: longDate(since, lang) })} {t('intake.standing.meanwhile.order')}
      </p>
      <ul>
        <li>{t('intake.standing.meanwhile.keep')}</li>
        <li>{t('intake.standing.meanwhile.letter')}</li>
        <li>{t('intake.standing.meanwhile.changed')}</li>
        <li>
          <a href={others}>{t('intake.standing.meanwhile.other')}</a>
        </li>
      </ul>
    </section>
  );
}
