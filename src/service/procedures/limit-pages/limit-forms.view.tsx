import { dayAndDate } from '#app/platform/language/index.ts';
import { Badge, Form, FormFoot, type FormState, useShell } from '#app/platform/web/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { nameOfReading, strikeable, waitingIn } from '../limits/index.ts';
import { type LimitFormName, limitActs, type Papers } from './limit-act-forms.ts';
import { otherReading } from './limit-section.view.tsx';

export interface LimitFormProps {
  at: string;
  limit: OpenLimit;
  form: FormState;
}

/** Done, no longer needed, or running again. */
export function StateForm({ at, limit, form, papers }: LimitFormProps & { papers: Papers }) {
  const { t } = useShell();
  const { state, catalogueId, purpose } = limit.document.clear;
  const needsProof = state === 'open' && purpose === 'act' && isFatal(catalogueId);
  const running = { value: 'reopened', label: t('procedures.limits.act.reopened') };
  const open = [
    { value: 'done', label: t('procedures.limits.act.done'), hint: t('procedures.limits.act.done.hint') },
    { value: 'dropped', label: t('procedures.limits.act.dropped'), hint: t('procedures.limits.act.dropped.hint') },
    // What was asked for is taken back by letting it run.
    ...(waitingIn(limit.document) === null ? [] : [running]),
  ];
  return (
    <Form action={`${at}/state`} form={form} version={limit.version}>
      <p>
        <Badge>{t(`procedures.limits.state.${state}`)}</Badge>
      </p>
      <limitActs.state.Fields
        form={form}
        only={['state']}
        vary={{ state: { options: state === 'open' ? open : [running] } }}
      />
      {needsProof ? <p class="hint">{t('procedures.limits.act.proof.hint')}</p> : null}
      <limitActs.state.Fields
        form={form}
        only={['proof', 'reason']}
        vary={{ proof: needsProof && papers.length > 0 ? { options: papers } : null }}
      />
      <FormFoot>{t('procedures.limits.act.save')}</FormFoot>
    </Form>
  );
}

/** The lawyer said that this is the day: nobody raises the alarm two working days before. */
export function LawyerForm({ at, limit, form }: LimitFormProps) {
  const { t } = useShell();
  return (
    <Form action={`${at}/lawyer`} form={form} version={limit.version}>
      <p class="hint">{t('procedures.limits.lawyer.hint')}</p>
      <limitActs.lawyer.Fields form={form} />
      <FormFoot>{t('procedures.limits.lawyer.save')}</FormFoot>
    </Form>
  );
}

/** What can change the day itself; folded, since it is seldom needed, and open where something is wrong in it. */
export function DayForms({
  at,
  limit,
  formOf,
}: Omit<LimitFormProps, 'form'> & { formOf: (name: LimitFormName) => FormState }) {
  const { t } = useShell();
  const { counted } = limit.document;
  const folded = [
    ...(strikeable(limit.document).length === 0 ? [] : ['reading' as const]),
    ...(counted === null ? [] : ['start' as const]),
    ...(counted !== null && standsStill(limit) ? (['pause', 'extension'] as const) : []),
    'day' as const,
  ];
  return (
    <>
      {folded.map((name) => {
        const form = formOf(name);
        const { Fields } = limitActs[name];
        return (
          <details class="sheet" open={Object.keys(form.errors).length > 0}>
            <summary>{t(`procedures.limits.${name}.title`)}</summary>
            <Form action={`${at}/${name}`} form={form} version={limit.version}>
              <p class="hint">{t(`procedures.limits.${name}.hint`)}</p>
              {name === 'reading' ? <ReadingFields form={form} limit={limit} /> : <Fields form={form} />}
              <FormFoot kind="quiet">{t(`procedures.limits.${name}.save`)}</FormFoot>
            </Form>
          </details>
        );
      })}
    </>
  );
}

/** Only a term in which somebody decides or completes stands still or is made longer (Awb 4:14, 4:15). */
const standsStill = ({ document }: OpenLimit) =>
  ['statute', 'amvb', 'policy', 'ministerial', 'letter'].includes(document.clear.law);

function ReadingFields({ form, limit }: Pick<LimitFormProps, 'form' | 'limit'>) {
  const { lang } = useShell();
  const options = strikeable(limit.document).map((each) => ({
    value: nameOfReading(each),
    label: `${dayAndDate(each.lastDay, lang)}: ${otherReading(each.code, lang)}`,
  }));
  return <limitActs.reading.Fields form={form} vary={{ reading: { options } }} />;
}
