import {
  Breadcrumb,
  ButtonLink,
  ButtonRow,
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import { HandOverLines } from './hand-over-paper.view.tsx';
import { type HandOverLine, handOverWays, type OpenReferral, type ReferralWish } from './referrals.ts';

interface PreviewPageProps {
  reference: string;
  shown: OpenReferral;
  lines: readonly HandOverLine[];
  hidden: boolean;
  /** The mark of what is shown here: only that can be sent. */
  mark: string;
  agreed: boolean;
  maySend: boolean;
  form: FormState;
}

/** Before anything leaves: exactly what will, whether the client agreed, and how it is handed over. */
export function PreviewPage(props: PreviewPageProps) {
  const { reference, shown, lines, hidden, agreed, maySend, form } = props;
  const { t } = useShell();
  const { organisation } = shown.referral;
  const at = `/clients/${reference}/referrals/${shown.id}`;
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: at, label: organisation.name }]} />
      <PageHeader title={t('referrals.preview', { organisation: organisation.name })}>
        <p>{t('referrals.preview.intro')}</p>
      </PageHeader>
      <ErrorSummary
        form={form}
        labels={{ how: t('referrals.send.how'), on: t('referrals.send.on'), password: t('routing.stepUp') }}
      />
      <Section title={t('referrals.preview.sheet')}>
        {/* What is not agreed to is no sheet yet: the client hears which parts it will have, and nothing can be printed. */}
        {agreed ? (
          <div class="off-paper stack close">
            <HandOverLines lines={lines} hidden={hidden} />
          </div>
        ) : (
          <PartsToCome wish={shown.referral} />
        )}
        <ButtonRow>
          <ButtonLink href={`${at}/edit`} kind="quiet">
            {t('referrals.edit')}
          </ButtonLink>
        </ButtonRow>
      </Section>
      {agreed ? (
        <Sending {...props} />
      ) : (
        <NoConsent reference={reference} organisation={organisation} maySend={maySend} />
      )}
      {agreed && !maySend ? <Notice>{t('referrals.send.coordinator')}</Notice> : null}
    </div>
  );
}

function Sending({ reference, shown, hidden, mark, maySend, form }: PreviewPageProps) {
  const { t } = useShell();
  if (!maySend || hidden) return null;
  const at = `/clients/${reference}/referrals/${shown.id}`;
  return (
    <Section title={t('referrals.send.title')}>
      <p>{t('referrals.send.intro')}</p>
      <p>
        <a href={`${at}/sheet`}>{t('referrals.sheet.print')}</a>
      </p>
      <Form action={`${at}/sending`} form={form} version={shown.version}>
        <PasswordAgain form={form} unlessFresh />
        <input type="hidden" name="mark" value={mark} />
        <Choice
          name="how"
          legend={t('referrals.send.how')}
          options={handOverWays.map((how) => ({ value: how, label: t(`referrals.how.${how}`) }))}
          form={form}
        />
        <DateField name="on" past label={t('referrals.send.on')} form={form} />
        <Field
          name="takenBy"
          label={t('referrals.send.takenBy')}
          hint={t('referrals.send.takenBy.hint')}
          length="middle"
          optional
          form={form}
        />
        <FormFoot>{t('referrals.send.done')}</FormFoot>
      </Form>
    </Section>
  );
}

/** Which parts the sheet will have, by name. */
function PartsToCome({ wish }: { wish: ReferralWish }) {
  const { t } = useShell();
  return (
    <ul>
      <li>{t('referrals.field.question')}</li>
      {wish.parts.map((part) => (
        <li>{t(`referrals.part.${part}`)}</li>
      ))}
      <li>{t('referrals.sheet.from')}</li>
    </ul>
  );
}

/** Nothing goes out without the client's consent: what must be asked, and where it is written down. */
export function NoConsent({
  reference,
  organisation,
  maySend,
}: {
  reference: string;
  organisation: ReferralWish['organisation'];
  maySend: boolean;
}) {
  const { t } = useShell();
  return (
    <Notice tone="soon" title={t('referrals.consent.none')}>
      <p>{t('referrals.consent.ask', { organisation: organisation.name })}</p>
      <p>
        <a href={`/clients/${reference}/consents/new?purpose=referral&to=${organisation.code}`}>
          {t('referrals.consent.write')}
        </a>
      </p>
      {maySend ? (
        <p class="small">
          <a href={`/clients/${reference}/acute-danger?purpose=referral&to=${organisation.code}`}>
            {t('cases.danger.link')}
          </a>
        </p>
      ) : null}
    </Notice>
  );
}
