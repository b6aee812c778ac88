import {
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  Choice,
  CodeBlock,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  PrintButton,
  Section,
  SelectField,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import { invitableRoles } from './people.ts';

interface InviteProps {
  form: FormState;
  once: string;
  /** Regions to choose from; null for a coordinator, who invites volunteers of the own region. */
  regions: ReadonlyMap<string, string> | null;
  /** Nobody but this machine reaches this side by the address of this page. */
  isOnlyHere: boolean;
}

export function InvitePage({ form, once, regions, isOnlyHere }: InviteProps) {
  const { t } = useShell();
  const labels = {
    name: t('people.name'),
    login: t('access.loginName'),
    roles: t('people.roles.choose'),
    region: t('people.region'),
    password: t('routing.stepUp'),
  };
  return (
    <SideBySide need={<AfterInviting />}>
      <Breadcrumb crumbs={[{ href: '/people', label: t('people.roster') }]} />
      <PageHeader title={regions === null ? t('people.invite.volunteer') : t('people.invite')}>
        <p>{t('people.invite.explain')}</p>
      </PageHeader>
      {isOnlyHere ? <OnlyHereNotice /> : null}
      <ErrorSummary form={form} labels={labels} />
      <Form action="/people/new" form={form} once={once}>
        <PasswordAgain form={form} unlessFresh />
        <Field name="name" label={labels.name} hint={t('people.name.hint')} form={form} />
        <Field
          name="login"
          label={labels.login}
          hint={t('access.loginName.hint')}
          length="middle"
          dir="ltr"
          form={form}
        />
        {regions === null ? null : (
          <>
            <Choice
              name="roles"
              legend={labels.roles}
              many
              options={invitableRoles.map((role) => ({
                value: role,
                label: t(`access.role.${role}`),
                hint: t(`people.role.${role}`),
              }))}
              form={form}
            />
            <SelectField
              name="region"
              label={labels.region}
              hint={t('people.region.hint')}
              options={[...regions].map(([value, label]) => ({ value, label }))}
              empty={t('people.region.none')}
              form={form}
            />
          </>
        )}
        <FormFoot back="/people">{t('people.invite.send')}</FormFoot>
      </Form>
    </SideBySide>
  );
}

/** What follows, so that nobody invites a colleague who cannot be called. */
function AfterInviting() {
  const { t } = useShell();
  return (
    <Section title={t('people.invite.then')}>
      <ol class="numbers">
        <li>{t('people.invite.then.code')}</li>
        <li>{t('people.invite.then.password')}</li>
        <li>{t('people.invite.then.call')}</li>
      </ol>
    </Section>
  );
}

/** A colleague on another computer cannot come in by this address, and passkeys are void when it changes. */
function OnlyHereNotice() {
  const { t, demo } = useShell();
  return demo ? null : (
    <Notice tone="soon" title={t('people.onlyHere')}>
      <p>{t('people.onlyHere.text')}</p>
    </Notice>
  );
}

/** The one-time code, once: to be said face to face or by telephone. */
export function CodePage({
  name,
  loginName,
  personId,
  code,
  address,
  isOnlyHere,
}: {
  name: string;
  loginName: string;
  personId: string;
  code: string;
  /** Where it is typed in: the paper goes to somebody who has never been there. */
  address: string;
  isOnlyHere: boolean;
}) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('people.code.for', { name })} />
      <CodeBlock label={t('people.code')} code={code}>
        <p>{t('people.code.login', { login: loginName })}</p>
      </CodeBlock>
      <p>{t('people.code.give')}</p>
      <p>{t('people.code.where', { address })}</p>
      {isOnlyHere ? <OnlyHereNotice /> : null}
      <p>{t('people.code.then')}</p>
      <ButtonRow>
        <ButtonLink href={`/people/${personId}`}>{t('people.code.on')}</ButtonLink>
        <PrintButton />
      </ButtonRow>
    </div>
  );
}
