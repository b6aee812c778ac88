import { dayAndDate, type Lang, type Translate } from '#app/platform/language/index.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  PageHeader,
  SelectField,
  useShell,
} from '#app/platform/web/index.ts';
import { originalsOf } from './letter-page.view.tsx';
import { LetterPictures } from './letter-pages.view.tsx';
import { keyOfAppointment, keyOfStatement, sayable } from './letter-seen.ts';
import { addedLines, SeenLines } from './letter-seen-lines.view.tsx';
import type { KeptLetter } from './letters.store.ts';
import { statementInWords, tellStatements } from './tell-statements.ts';

interface SeenPageProps {
  reference: string;
  letter: KeptLetter;
  form: FormState;
  once: string;
}

/** What the system did not see in a letter, or saw wrongly, beside the pages themselves. */
export function SeenPage({ reference, letter, form, once }: SeenPageProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/letters/${letter.id}`;
  return (
    <div class="two">
      <section class="stack">
        <PageHeader title={t('letters.seen.title')}>
          <p class="soft">{t('letters.seen.lead')}</p>
          <p class="small only-narrow off-paper">
            <a href="#pages">{t('letters.page.toPages')}</a>
          </p>
        </PageHeader>
        <ErrorSummary form={form} labels={labelsOf(t)} />
        <Form action={`${at}/seen`} form={form} once={once} version={letter.version}>
          <AddedFields form={form} />
          <SayingFields letter={letter} form={form} />
          <FormFoot back={`${at}/check`}>{t('letters.seen.save')}</FormFoot>
        </Form>
      </section>
      <LetterPictures
        at={at}
        originals={originalsOf(at, letter)}
        pages={letter.document.pages}
        evidence={letter.document.reading.evidence}
        scannedAt={letter.document.scannedAt}
        language={letter.document.reading.language}
      />
    </div>
  );
}

/** What the fields are called, above each and where something is wrong. */
const labelsOf = (t: Translate) => ({
  addDay: t('letters.seen.day'),
  addDayFor: t('letters.seen.dayFor'),
  addDate: t('letters.seen.date'),
  addTime: t('procedures.time'),
  addPlace: t('procedures.place'),
  addSays: t('letters.seen.says'),
  wrong: t('letters.seen.wrong'),
  right: t('letters.seen.right'),
});

/** A day or an appointment that the reader did not see. */
function AddedFields({ form }: Pick<SeenPageProps, 'form'>) {
  const { t } = useShell();
  const labels = labelsOf(t);
  return (
    <>
      <fieldset class="sheet stack close">
        <legend>{t('letters.seen.day.title')}</legend>
        <DateField name="addDay" label={labels.addDay} form={form} optional />
        <Field name="addDayFor" label={labels.addDayFor} hint={t('letters.seen.dayFor.hint')} form={form} optional />
      </fieldset>
      <fieldset class="sheet stack close">
        <legend>{t('letters.seen.appointment.title')}</legend>
        <DateField name="addDate" label={labels.addDate} form={form} optional />
        <Field
          name="addTime"
          label={labels.addTime}
          hint={t('procedures.time.hint')}
          length="short"
          form={form}
          optional
        />
        <Field name="addPlace" label={labels.addPlace} form={form} optional />
      </fieldset>
    </>
  );
}

/** What the letter says, and which readings are wrong, or right after all. */
function SayingFields({ letter, form }: Pick<SeenPageProps, 'letter' | 'form'>) {
  const { t, lang } = useShell();
  const labels = labelsOf(t);
  const says = sayable.flatMap((value) => {
    const label = statementInWords(value, lang);
    return label === null ? [] : [{ value, label }];
  });
  const { seen } = letter.document;
  const isWrong = ({ value }: { value: string }) => seen.wrong.some(({ key }) => key === value);
  const all = [...readOptions(letter, lang, t('procedures.limits.task.appointment')), ...addedLines(letter, lang)];
  const [wrong, right] = [all.filter((each) => !isWrong(each)), all.filter(isWrong)];
  return (
    <>
      <SelectField
        name="addSays"
        label={labels.addSays}
        empty={t('letters.seen.says.none')}
        options={says}
        form={form}
        optional
      />
      {wrong.length === 0 ? null : (
        <Choice
          name="wrong"
          legend={labels.wrong}
          hint={t('letters.seen.wrong.hint')}
          options={wrong}
          form={form}
          many
        />
      )}
      {right.length === 0 ? null : (
        <Choice
          name="right"
          legend={labels.right}
          hint={t('letters.seen.right.hint')}
          options={right}
          form={form}
          many
        />
      )}
    </>
  );
}

/** What was read: statements with their words in the letter, and appointments, each once. */
function readOptions({ document: { reading } }: KeptLetter, lang: Lang, appointment: string) {
  const said = reading.statements.flatMap((each) => {
    const [told] = tellStatements({ statements: [each] }, lang);
    return told === undefined ? [] : [{ value: keyOfStatement(each), label: told.text, hint: `“${each.text}”` }];
  });
  const expected = reading.appointments.map((each) => ({
    value: keyOfAppointment(each),
    label: [appointment, dayAndDate(each.date, lang), each.time].filter((part) => part !== null).join(' '),
  }));
  return [...said, ...expected].filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
}

/** On the check page: what people put right already, and the way to add more. */
export function SeenSection({ at, letter }: { at: string; letter: KeptLetter }) {
  const { t } = useShell();
  return (
    <section class="stack close">
      <SeenLines letter={letter} />
      <p>
        <a href={`${at}/seen`}>{t('letters.seen.go')}</a>
      </p>
    </section>
  );
}
