import {
  Breadcrumb,
  Button,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  hasErrors,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import type { NamedColleague } from '#app/service/people/index.ts';

export const doneWords = ['ended', 'demanded', 'given'] as const;

interface HelpingProps {
  person: NamedColleague;
  done: (typeof doneWords)[number] | null;
  once: string;
  /** The colleague has new keys, and clients whom only somebody with the key of the case can give back. */
  hasOldGrants: boolean;
  demand: FormState;
  anew: FormState;
  clients: FormState;
}

/** What can be done for a colleague who cannot get in, from the mildest to the most thorough. */
export function HelpingPage(props: HelpingProps) {
  const { t } = useShell();
  const { person, done } = props;
  const failed = [props.demand, props.anew, props.clients].find(hasErrors) ?? freshForm();
  return (
    <div class="stack">
      <Breadcrumb
        crumbs={[
          { href: '/people', label: t('people.roster') },
          { href: `/people/${person.id}`, label: person.name },
        ]}
      />
      <PageHeader title={t('account.help.of', { name: person.name })}>
        <p>{t('account.help.explain')}</p>
      </PageHeader>
      {done === null ? null : (
        <Notice tone="done" announce>
          <p>{t(`account.help.${done}`)}</p>
        </Notice>
      )}
      <ErrorSummary form={failed} labels={{ password: t('routing.stepUp') }} withPassword />
      <div class="two">
        {props.hasOldGrants ? <GiveBack {...props} /> : null}
        <EndAll {...props} />
        {person.status === 'active' ? <Demand {...props} /> : null}
        <BeginAnew {...props} />
      </div>
    </div>
  );
}

const at = ({ person }: HelpingProps) => `/people/${person.id}/sign-in`;

function GiveBack(props: HelpingProps) {
  const { t } = useShell();
  return (
    <Section title={t('account.help.clients')}>
      <p>{t('account.help.clients.explain')}</p>
      <Form action={`${at(props)}/clients`} form={props.clients}>
        <PasswordAgain form={props.clients} id="password-clients" unlessFresh />
        <FormFoot>{t('account.help.clients.send')}</FormFoot>
      </Form>
    </Section>
  );
}

function EndAll(props: HelpingProps) {
  const { t } = useShell();
  return (
    <Section title={t('account.help.end')}>
      <p>{t('account.help.end.explain')}</p>
      <Form action={`${at(props)}/end`} form={freshForm()}>
        <Button kind="quiet">{t('account.help.end.send')}</Button>
      </Form>
    </Section>
  );
}

function Demand(props: HelpingProps) {
  const { t } = useShell();
  return (
    <Section title={t('account.help.demand')}>
      <p>{t('account.help.demand.explain')}</p>
      <Form action={`${at(props)}/new-password`} form={props.demand}>
        <PasswordAgain form={props.demand} />
        <FormFoot kind="quiet">{t('account.help.demand.send')}</FormFoot>
      </Form>
    </Section>
  );
}

function BeginAnew(props: HelpingProps) {
  const { t } = useShell();
  return (
    <Section title={t('account.help.anew')}>
      <p>{t('account.help.anew.explain')}</p>
      <p>{t('account.help.anew.then')}</p>
      <Form action={`${at(props)}/anew`} form={props.anew} once={props.once}>
        <PasswordAgain form={props.anew} id="password-anew" />
        <FormFoot kind="quiet">{t('account.help.anew.send')}</FormFoot>
      </Form>
    </Section>
  );
}
