import { longDate } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  DateField,
  EmptyState,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  PasswordAgain,
  Section,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';
import { catalogue, type LimitDefinition, limitDefinition } from '#app/service/deadlines/index.ts';
import type { KeptAdded } from './added-law.store.ts';

/** Legal terms of which another reading can be written down: those on which we act, with a length of their own. */
export const readable = (all: readonly LimitDefinition[]) =>
  all.filter((row) => row.for === 'act' && row.counts.length > 0);

interface LawProps {
  all: readonly KeptAdded[];
  isWhole: boolean;
  reading: FormState;
  day: FormState;
  ending: FormState;
  missing: FormState;
  done: 'added' | 'ended' | 'missing' | null;
}

/** What was added to the law, by whom; and the two forms with which something is added. */
export function LawPage({ all, isWhole, reading, day, ending, missing, done }: LawProps) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/approvals?kind=deadline', label: t('approvals.title') }]} />
      <PageHeader title={t('added-law.title')}>
        <p>{t('added-law.explain')}</p>
      </PageHeader>
      {done === null ? null : <Notice tone="done" title={t(`added-law.done.${done}`)} announce />}
      {isWhole ? null : <MissingLaw form={missing} />}
      <div class="two">
        <div class="stack">
          <StandingLaw standing={all.filter((one) => !one.ended)} form={ending} />
          <EndedLaw ended={all.filter((one) => one.ended)} />
        </div>
        <div class="stack">
          <ReadingForm form={reading} />
          <DayForm form={day} />
        </div>
      </div>
    </div>
  );
}

function MissingLaw({ form }: { form: FormState }) {
  const { t } = useShell();
  return (
    <Notice tone="late" title={t('added-law.lost')}>
      <p>{t('added-law.lost.text')}</p>
      <details>
        <summary>{t('added-law.missing')}</summary>
        <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} />
        <Form action="/added-law/missing" form={form}>
          <p class="small">{t('added-law.missing.text')}</p>
          <PasswordAgain form={form} id="password-missing" unlessFresh />
          <FormFoot kind="quiet">{t('added-law.missing.go')}</FormFoot>
        </Form>
      </details>
    </Notice>
  );
}

function StandingLaw({ standing, form }: { standing: LawProps['all']; form: FormState }) {
  const { t } = useShell();
  return (
    <Section title={t('added-law.standing')}>
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} />
      {standing.length === 0 ? <EmptyState title={t('added-law.none')} /> : null}
      <ul class="stack">
        {standing.map((one) => (
          <li>
            <AddedInWords one={one} />
            <details>
              <summary>{t('added-law.end')}</summary>
              <Form action={`/added-law/${one.id}/ending`} form={form}>
                <p class="small">{t('added-law.end.text')}</p>
                <PasswordAgain form={form} id={`password-${one.id}`} unlessFresh />
                <FormFoot kind="quiet">{t('added-law.end.go')}</FormFoot>
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function EndedLaw({ ended }: { ended: LawProps['all'] }) {
  const { t } = useShell();
  return ended.length === 0 ? null : (
    <details>
      <summary>{t('added-law.ended')}</summary>
      <ul class="stack">
        {ended.map((one) => (
          <li>
            <AddedInWords one={one} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function AddedInWords({ one }: { one: KeptAdded }) {
  const { t, lang } = useShell();
  const what =
    one.kind === 'day'
      ? t(`added-law.day.${one.change}.is`, { day: longDate(one.day, lang) })
      : t('added-law.reading.is', {
          name: `${one.limit} · ${limitDefinition(one.limit)?.names[lang] ?? ''}`,
          length: Number(/\d+/.exec(one.term)?.[0]),
          unit: one.term.slice(-1),
          earlier: one.earlier,
        });
  return (
    <>
      <p>{what}</p>
      <p class="small soft">
        {one.from === null
          ? t('added-law.from.lost')
          : t('added-law.from', {
              lawyer: one.from.lawyer,
              source: one.from.source,
              day: longDate(one.from.checkedOn, lang),
              name: one.from.by,
              on: longDate(one.from.on, lang),
            })}
      </p>
    </>
  );
}

function useSourceLabels() {
  const { t } = useShell();
  return {
    lawyer: t('procedures.approval.lawyer'),
    source: t('procedures.approval.source'),
    checkedOn: t('procedures.approval.checkedOn'),
    password: t('routing.stepUp'),
  };
}

function SourceFields({ form, of }: { form: FormState; of: 'reading' | 'day' }) {
  const labels = useSourceLabels();
  return (
    <>
      <PasswordAgain form={form} id={`password-${of}`} unlessFresh />
      <Field name="lawyer" id={`lawyer-${of}`} label={labels.lawyer} length="middle" form={form} />
      <Field name="source" id={`source-${of}`} label={labels.source} form={form} />
      <DateField name="checkedOn" id={`checked-${of}`} past label={labels.checkedOn} form={form} />
    </>
  );
}

function ReadingForm({ form }: { form: FormState }) {
  const { t, lang } = useShell();
  const labels = {
    ...useSourceLabels(),
    limit: t('added-law.reading.limit'),
    length: t('added-law.reading.length'),
    unit: t('added-law.reading.unit'),
    earlier: t('added-law.reading.earlier'),
  };
  return (
    <Section title={t('added-law.reading')} id="reading">
      <p class="small">{t('added-law.reading.text')}</p>
      <ErrorSummary form={form} labels={labels} />
      <Form action="/added-law/readings" form={form} once={newId()}>
        <SelectField
          name="limit"
          label={labels.limit}
          options={readable(catalogue).map(({ id, names }) => ({ value: id, label: `${id} · ${names[lang]}` }))}
          form={form}
        />
        <Field name="length" label={labels.length} inputmode="numeric" length="short" form={form} />
        <SelectField
          name="unit"
          label={labels.unit}
          options={(['D', 'W', 'M', 'Y'] as const).map((unit) => ({ value: unit, label: t(`added-law.unit.${unit}`) }))}
          form={form}
        />
        <Field
          name="earlier"
          label={labels.earlier}
          hint={t('added-law.reading.earlier.hint')}
          inputmode="numeric"
          length="short"
          form={form.values.earlier === undefined ? { ...form, values: { ...form.values, earlier: '0' } } : form}
        />
        <SourceFields form={form} of="reading" />
        <FormFoot>{t('added-law.reading.go')}</FormFoot>
      </Form>
    </Section>
  );
}

function DayForm({ form }: { form: FormState }) {
  const { t } = useShell();
  const labels = { ...useSourceLabels(), day: t('added-law.day.day'), change: t('added-law.day.change') };
  return (
    <Section title={t('added-law.day')} id="decree-days">
      <p class="small">{t('added-law.day.text')}</p>
      <ErrorSummary form={form} labels={labels} />
      <Form action="/added-law/days" form={form} once={newId()}>
        <DateField name="day" label={labels.day} form={form} />
        <SelectField
          name="change"
          label={labels.change}
          options={(['equated', 'struck'] as const).map((one) => ({ value: one, label: t(`added-law.day.${one}`) }))}
          form={form}
        />
        <SourceFields form={form} of="day" />
        <FormFoot>{t('added-law.day.go')}</FormFoot>
      </Form>
    </Section>
  );
}
