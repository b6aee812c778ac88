import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  Conflict,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  MailField,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { SavedInFirstHour } from './first-hour-next.view.tsx';
import type { IntakeMailbox } from './intake-mailbox.ts';
import type { IntakeTeam } from './intake-team.ts';

interface IntakeTeamProps {
  team: IntakeTeam;
  once: string;
  mailbox: IntakeMailbox;
  form: FormState;
  /** What the leader typed while somebody else saved; null where nobody did. */
  mine: string | null;
  saved: boolean;
  /** This installation sends mail at all. */
  sendsMail: boolean;
}

/** Who reads new registrations, and where they are told that there is one. */
export function IntakeTeamPage(props: IntakeTeamProps) {
  const { team, once, saved } = props;
  const { t } = useShell();
  const names = (team.state === 'made' ? team.members : team.candidates).map((one) => one.name).join(', ');
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/first-hour', label: t('people.setup.hour') }]} />
      <PageHeader title={t('people.intake')}>
        <p>{t('people.intake.explain')}</p>
      </PageHeader>
      {saved ? <SavedInFirstHour>{t('people.intake.mailbox.saved')}</SavedInFirstHour> : null}
      {team.state === 'made' ? <Members team={team} names={names} /> : null}
      {team.state === 'possible' ? (
        <Form action="/teams/intake" form={freshForm()} once={once}>
          <p>{t('people.intake.candidates', { names })}</p>
          <Button>{t('people.intake.make')}</Button>
        </Form>
      ) : null}
      {team.state === 'waiting' ? (
        <>
          <p>{t('people.intake.wait')}</p>
          <ButtonRow>
            <ButtonLink href="/people/new">{t('people.invite')}</ButtonLink>
          </ButtonRow>
        </>
      ) : null}
      {team.state === 'made' ? <Mailbox {...props} /> : null}
    </div>
  );
}

function Members({ team, names }: { team: IntakeTeam & { state: 'made' }; names: string }) {
  const { t } = useShell();
  return (
    <>
      <p>{t('people.intake.members', { names })}</p>
      {team.members.length === 1 ? (
        <Notice tone="soon" title={t('people.intake.alone')}>
          <p>{t('people.intake.alone.text')}</p>
          <p>
            <a href="/people/new">{t('people.invite')}</a>
          </p>
        </Notice>
      ) : null}
      <p>{t('people.intake.more')}</p>
      <ButtonRow>
        <ButtonLink href="/first-hour" kind="quiet">
          {t('people.firstHour.back')}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

/** The mail says that there is something to do and nothing else. */
function Mailbox({ mailbox, form, mine, sendsMail }: IntakeTeamProps) {
  const { t } = useShell();
  const label = t('people.intake.mailbox');
  return (
    <Section title={t('people.intake.mailbox.title')} id="intake-mailbox">
      <p>{t('people.intake.mailbox.explain')}</p>
      {sendsMail ? null : <Notice tone="soon">{t('people.intake.mailbox.off')}</Notice>}
      {mailbox.isUnsigned ? (
        <Notice tone="late" title={t('people.intake.mailbox.unsigned')}>
          <p>{t('people.intake.mailbox.unsigned.text')}</p>
        </Notice>
      ) : null}
      {mine === null ? null : <Conflict fields={[{ label, mine, theirs: mailbox.mailbox ?? '' }]} />}
      <ErrorSummary form={form} labels={{ mailbox: label, password: t('routing.stepUp') }} />
      <Form action="/teams/intake/mailbox" form={form} version={mailbox.version}>
        <PasswordAgain form={form} unlessFresh />
        <MailField name="mailbox" label={label} hint={t('people.region.mailbox.hint')} optional form={form} />
        <FormFoot>{t(mine === null ? 'people.save' : 'people.saveMine')}</FormFoot>
      </Form>
    </Section>
  );
}
