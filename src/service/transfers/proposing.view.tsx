import { type Receiver, type Transfer, transferDays } from '#app/platform/access/transfer/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonRow,
  Choice,
  DateField,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PasswordAgain,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { transferReasons } from './card.ts';

/** What will happen, to whom, and why. */
export function ProposalForm(props: { reference: string; regions: readonly Receiver[]; form: FormState }) {
  const { t } = useShell();
  const { reference, regions, form } = props;
  if (regions.length === 0)
    return (
      <Notice title={t('transfers.noRegion')}>
        <p>{t('transfers.noRegion.text')}</p>
      </Notice>
    );
  const labels = {
    region: t('transfers.region'),
    reason: t('transfers.why'),
    movesOn: t('transfers.movesOn'),
    note: t('transfers.note'),
  };
  return (
    <>
      <ErrorSummary form={form} labels={labels} withPassword />
      <p>{t('transfers.what', { days: transferDays })}</p>
      <ul>
        <li>{t('transfers.what.until')}</li>
        <li>{t('transfers.what.card')}</li>
        <li>{t('transfers.what.after')}</li>
      </ul>
      <Form action={`/clients/${reference}/transfer`} form={form}>
        <PasswordAgain form={form} unlessFresh />
        <SelectField
          name="region"
          label={labels.region}
          form={form}
          empty={t('transfers.region.choose')}
          options={regions.map(({ regionId, name, teamId, hasCoordinator }) => ({
            value: regionId,
            label: teamId !== null && hasCoordinator ? name : t('transfers.region.without', { region: name }),
          }))}
        />
        <Choice
          name="reason"
          legend={labels.reason}
          form={form}
          options={transferReasons.map((reason) => ({ value: reason, label: t(`transfers.reason.${reason}`) }))}
        />
        <DateField name="movesOn" label={labels.movesOn} optional form={form} />
        <TextArea name="note" label={labels.note} hint={t('transfers.note.hint')} optional rows={4} form={form} />
        <FormFoot back={`/clients/${reference}`}>{t('transfers.propose')}</FormFoot>
      </Form>
    </>
  );
}

/** It waits for an answer there; the case is still here. */
export function WaitsNotice({ reference, transfer, to }: { reference: string; transfer: Transfer; to: string }) {
  const { t, lang } = useShell();
  return (
    <>
      <Notice title={t('transfers.waits', { region: to })}>
        <p>{t('transfers.waits.until', { day: longDate(transfer.until, lang) })}</p>
        <p>{t('transfers.waits.ours')}</p>
      </Notice>
      <Form action={`/clients/${reference}/transfer/taking-back`}>
        <ButtonRow>
          <Button kind="quiet">{t('transfers.takeBack')}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

/** It was proposed before and is still here: what the other region said, before anybody asks again. */
export function CameBack({ transfer, to }: { transfer: Transfer; to: string }) {
  const { t, lang } = useShell();
  const { id, state, decidedAt, until } = transfer;
  if (state !== 'returned' && state !== 'lapsed') return null;
  return (
    <Notice tone="soon" title={t(`transfers.state.${state}`)}>
      <p>{t(`transfers.went.${state}`, { region: to, day: longDate(decidedAt ?? until, lang) })}</p>
      <p>
        <a href={`/transfers/${id}`}>{t('transfers.toAnswer')}</a>
      </p>
    </Notice>
  );
}
