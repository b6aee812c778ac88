import { longDate } from '#app/platform/language/index.ts';
import { Badge, Breadcrumb, ErrorSummary, Notice, PageHeader, useShell } from '#app/platform/web/index.ts';
import { Decisions } from './decisions.view.tsx';
import { gazetteer } from './gazetteer.ts';
import type { OpenRegistration } from './intake.store.ts';
import { knownOrganisation } from './organisations.ts';
import { sayReason } from './reasons.ts';
import { ageOf, RegistrationSections } from './registration.view.tsx';
import type { RegistrationPageProps } from './registration-page.ts';

/** One registration: the proposal with its reasons, what was written, and the three decisions. */
export function RegistrationPage({ open, proposal, regions, directory, forms, waitsAt }: RegistrationPageProps) {
  const { t, lang } = useShell();
  const failed = forms.place ?? forms.waiting ?? forms.pass ?? forms.keep;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/queue', label: t('intake.queue.title') }]} />
      <PageHeader title={t('intake.queue.one', { day: longDate(open.received_day, lang) })}>
        <p>
          <Badge>{t(`intake.status.${open.status}`)}</Badge> {ageOf(open.received_day, t)} ·{' '}
          {t(`intake.by.${open.content.by}`)}
        </p>
      </PageHeader>
      {failed === undefined ? null : (
        <ErrorSummary
          form={failed}
          labels={{ region: t('intake.place.region'), organisation: t('intake.pass.organisation') }}
        />
      )}
      <DoubtNotice open={open} />
      <ProposalSection proposal={proposal} regions={regions} directory={directory} />
      <div class="two">
        <div class="stack">
          <RegistrationSections registration={open.content} directory={directory} />
        </div>
        <div class="stack">
          <Decisions
            open={open}
            proposal={proposal}
            regions={regions}
            directory={directory}
            forms={forms}
            waitsAt={waitsAt}
          />
        </div>
      </div>
    </div>
  );
}

function DoubtNotice({ open }: { open: OpenRegistration }) {
  const { t } = useShell();
  if (open.content.doubts.length === 0) return null;
  return (
    <Notice tone="soon" title={t('intake.doubt.title')}>
      <ul>
        {open.content.doubts.map((doubt) => (
          <li>{t(`intake.doubt.${doubt}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function ProposalSection({ proposal, regions, directory }: Omit<RegistrationPageProps, 'open' | 'forms' | 'waitsAt'>) {
  const { t, lang } = useShell();
  const region = regions.find(({ id }) => id === proposal.regionId)?.name ?? '';
  const named = proposal.organisation === null ? undefined : knownOrganisation(proposal.organisation, directory);
  return (
    <Notice title={t(`intake.proposal.${proposal.kind}`, { region, organisation: named?.content.name ?? '' })}>
      <ul>
        {proposal.reasons.map((reason) => (
          <li>{sayReason(reason, t, lang)}</li>
        ))}
      </ul>
      <p class="small">{t('intake.proposal.yours')}</p>
      <p class="small soft">{t('intake.proposal.places', { attribution: gazetteer().attribution })}</p>
    </Notice>
  );
}
