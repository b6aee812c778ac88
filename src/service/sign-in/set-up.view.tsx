import type { JoinTicket } from '#app/platform/access/authentication/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  CsrfToken,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  Notice,
  PageHeader,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { PasswordSection } from '#app/service/account/index.ts';
import { PrintedShares, uses } from '#app/service/people/index.ts';
import { AuthenticatorSection, WhoFields } from './enrolment-parts.view.tsx';

interface SetUpProps {
  form: FormState;
  ticket: JoinTicket;
  /** Nobody but this machine reaches this side by the address of this page. */
  isOnlyHere: boolean;
}

/** Everything that is asked once, on one page. */
export function SetUpPage({ form, ticket, isOnlyHere }: SetUpProps) {
  const { t } = useShell();
  const labels = {
    token: t('sign-in.setup.token'),
    use: t('sign-in.setup.use'),
    name: t('sign-in.setup.name'),
    login: t('access.loginName'),
    password: t('access.password'),
    again: t('access.password.again'),
    code: t('sign-in.code'),
  };
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.setup.real')}>
        <p>{t('sign-in.setup.lead')}</p>
      </PageHeader>
      {isOnlyHere ? (
        <Notice tone="soon" title={t('people.setup.onlyHere')}>
          <p>{t('people.setup.onlyHere.text')}</p>
        </Notice>
      ) : null}
      <ErrorSummary form={form} labels={labels} withPassword />
      <Form action="/set-up" form={form}>
        <Choice
          name="use"
          legend={labels.use}
          options={uses.map((use) => ({ value: use, label: t(`people.setup.use.${use}`) }))}
          form={form}
        />
        <Field
          name="token"
          label={labels.token}
          hint={t('sign-in.setup.token.hint')}
          length="middle"
          dir="ltr"
          form={form}
        />
        <Section title={t('sign-in.setup.you')}>
          <WhoFields labels={labels} form={form} />
          <Choice
            name="alsoIntake"
            legend={t('sign-in.setup.intake')}
            many
            options={[{ value: 'yes', label: t('sign-in.setup.intake.also'), hint: t('sign-in.setup.intake.hint') }]}
            form={form}
          />
        </Section>
        <PasswordSection form={form} />
        <AuthenticatorSection ticket={ticket} form={form} />
        <p>{t('sign-in.setup.next')}</p>
        <Button wide>{t('sign-in.setup.send')}</Button>
      </Form>
    </div>
  );
}

interface SharesProps {
  /** Each sheet as the lines that are on it. */
  shares: readonly (readonly string[])[];
  leader: string;
  proof: string;
}

/**
 * The three recovery shares, once. The form is a bare one: its box is required by the browser itself, since a refusal
 * from the server could not show the shares again.
 */
export function FirstSharesPage({ shares, leader, proof }: SharesProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('recovery.setup.shares')}>
        <p>{t('sign-in.setup.shares.explain')}</p>
      </PageHeader>
      <Notice tone="soon" title={t('recovery.setup.shares.once')}>
        <p>{t('recovery.setup.shares.stay')}</p>
      </Notice>
      <PrintedShares sheets={shares} />
      <form class="stack off-paper" method="post" action="/set-up/printed">
        <CsrfToken />
        <input type="hidden" name="leader" value={leader} />
        <input type="hidden" name="proof" value={proof} />
        <div class="option">
          <input type="checkbox" id="printed" name="printed" value="yes" required />
          <label for="printed">{t('people.setup.shares.printed')}</label>
        </div>
        <Button wide>{t('sign-in.setup.shares.on')}</Button>
      </form>
    </div>
  );
}

export function AlreadySetUpPage() {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.setup.already')} />
      <p>{t('sign-in.setup.already.explain')}</p>
      <p>{t('sign-in.setup.already.shares')}</p>
      <ButtonRow>
        <ButtonLink href="/sign-in">{t('sign-in.signIn')}</ButtonLink>
      </ButtonRow>
    </div>
  );
}
