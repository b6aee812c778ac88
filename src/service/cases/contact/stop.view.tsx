import { Button, ButtonRow, Form, freshForm, useShell } from '#app/platform/web/index.ts';
import type { ContactRules } from '../records/index.ts';

/** One press that stops everything; and, for a coordinator, the press that says it is safe again. */
export function StopContact(props: { reference: string; rules: ContactRules; mayLift: boolean }) {
  const { reference, rules, mayLift } = props;
  const { t } = useShell();
  const at = `/clients/${reference}/contact-rule`;
  const isStopped = (rules.notSafe ?? null) !== null;
  if (isStopped && !mayLift) return <p class="small">{t('cases.rule.safe.coordinator')}</p>;
  return (
    <Form action={isStopped ? `${at}/safe` : `${at}/stop`} form={freshForm()}>
      {rules.notSafe == null ? null : <input type="hidden" name="since" value={rules.notSafe.since} />}
      <ButtonRow>
        <Button kind={isStopped ? 'quiet' : 'danger'}>{t(isStopped ? 'cases.rule.safe' : 'cases.rule.stop')}</Button>
      </ButtonRow>
      <p class="small soft">{t(isStopped ? 'cases.rule.safe.what' : 'cases.rule.stop.what')}</p>
    </Form>
  );
}
