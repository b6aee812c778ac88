import {
  Breadcrumb,
  Button,
  Choice,
  CsrfToken,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { PrintedShares, ShareFields } from '#app/service/people/index.ts';

interface SheetsProps {
  /** A keeper is gone, and no new shares have been made since. */
  keeperGone: boolean;
  gone: FormState;
  sheets: FormState;
}

/** A keeper has left or a share is lost: to be reminded of it, and the ceremony that makes three new ones. */
export function SharesPage({ keeperGone, gone, sheets }: SheetsProps) {
  const { t } = useShell();
  const labels = { first: t('people.share.first'), second: t('people.share.second'), password: t('routing.stepUp') };
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/keys', label: t('recovery.title') }]} />
      <PageHeader title={t('recovery.sheets')}>
        <p>{t('recovery.sheets.explain')}</p>
      </PageHeader>
      {keeperGone ? (
        <Notice tone="late" title={t('recovery.sheets.due')}>
          <p>{t('recovery.sheets.due.explain')}</p>
        </Notice>
      ) : null}
      <Section title={t('recovery.sheets.make')}>
        <p>{t('recovery.sheets.how')}</p>
        <p>{t('recovery.recovery.nothing')}</p>
        <Form action="/keys/sheets" form={sheets}>
          <PasswordAgain form={sheets} id="sheets-password" />
          <ErrorSummary form={sheets} labels={labels} withPassword />
          <ShareFields form={sheets} />
          <FormFoot>{t('recovery.sheets.send')}</FormFoot>
        </Form>
      </Section>
      {keeperGone ? null : (
        <Section title={t('recovery.sheets.gone')}>
          <p>{t('recovery.sheets.gone.explain')}</p>
          <Form action="/keys/sheets/gone" form={gone}>
            <ErrorSummary form={gone} labels={{ sheet: t('recovery.sheets.which') }} />
            <Choice
              name="sheet"
              legend={t('recovery.sheets.which')}
              options={['1', '2', '3'].map((number) => ({
                value: number,
                label: t('recovery.sheets.number', { number }),
              }))}
              form={gone}
            />
            <FormFoot>{t('recovery.sheets.remind')}</FormFoot>
          </Form>
        </Section>
      )}
    </div>
  );
}

interface NewSharesProps {
  sheets: readonly (readonly string[])[];
  set: string;
  proof: string;
  /** The root's word that these shares count, for the press of the button. */
  statement: string;
}

/** The three new shares, once. The form is a bare one: a refusal from the server could not show them again. */
export function NewSharesPage({ sheets, set, proof, statement }: NewSharesProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('recovery.sheets.new')}>
        <p>{t('recovery.sheets.new.explain')}</p>
      </PageHeader>
      <Notice tone="soon" title={t('recovery.setup.shares.once')}>
        <p>{t('recovery.setup.shares.stay')}</p>
        <p>{t('recovery.sheets.until')}</p>
      </Notice>
      <PrintedShares sheets={sheets} />
      <form class="stack off-paper" method="post" action="/keys/sheets/printed">
        <CsrfToken />
        <input type="hidden" name="set" value={set} />
        <input type="hidden" name="statement" value={statement} />
        <input type="hidden" name="proof" value={proof} />
        <div class="option">
          <input type="checkbox" id="printed" name="printed" value="yes" required />
          <label for="printed">{t('recovery.sheets.printed')}</label>
        </div>
        <Button wide>{t('recovery.sheets.on')}</Button>
      </form>
    </div>
  );
}
