import { dayAndDate } from '#app/platform/language/index.ts';
import {
  Choice,
  DateField,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PageHeader,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { kindKeys, outcomeKeys, type WarningCode } from '#app/service/letter-reader/index.ts';
import { type LetterPlace, limitName } from '#app/service/procedures/index.ts';
import { DaysGone } from './days-gone.view.tsx';
import { AsideForm } from './letter-aside.view.tsx';
import { basisOf, choiceField, dayField, noPlace, reasonField } from './letter-confirm-form.ts';
import { placeKey } from './letter-event.ts';
import { originalsOf } from './letter-page.view.tsx';
import { LetterPictures } from './letter-pages.view.tsx';
import { placeInWords } from './letter-place.view.tsx';
import type { LetterFacts, LimitProposal } from './letter-proposals.ts';
import { keyOfAdded } from './letter-seen.ts';
import { SeenSection } from './letter-seen.view.tsx';
import { kindInWords, outcomeInWords } from './letter-words.ts';
import type { KeptLetter } from './letters.store.ts';

interface CheckPageProps {
  reference: string;
  letter: KeptLetter;
  /** What the limits on the page are counted from. */
  facts: LetterFacts;
  proposals: readonly LimitProposal[];
  /** Where on the map it may belong, the likeliest first. */
  places: readonly LetterPlace[];
  form: FormState;
  asideForm: FormState;
  once: string;
  /** True when the kind or a date was changed, so that the days are new. */
  recounted: boolean;
}

/** Checking a letter by hand: what it is, its dates, and each day; the pages stand beside it. */
export function LetterCheckPage(props: CheckPageProps) {
  const { t } = useShell();
  const { reference, letter } = props;
  const at = `/clients/${reference}/letters/${letter.id}`;
  return (
    <div class="two">
      <section class="stack">
        <PageHeader title={t('letters.confirm.title')}>
          <p class="soft">{t('letters.confirm.lead')}</p>
          <p class="small only-narrow off-paper">
            <a href="#pages">{t('letters.page.toPages')}</a>
          </p>
        </PageHeader>
        <ErrorSummary form={props.form} labels={labels(t)} />
        <ErrorSummary form={props.asideForm} />
        <NotWhole letter={letter} />
        {props.recounted ? (
          <Notice tone="soon" announce>
            <p>{t('letters.confirm.recount')}</p>
          </Notice>
        ) : null}
        <CheckForm {...props} at={at} />
        {letter.state === 'read' ? <SeenSection at={at} letter={letter} /> : null}
        {letter.state === 'read' ? (
          <details class="sheet" open={Object.keys(props.asideForm.errors).length > 0}>
            <summary>{t('letters.aside.title')}</summary>
            <AsideForm at={at} letter={letter} form={props.asideForm} />
          </details>
        ) : null}
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

/** What must be known before anything is confirmed: another letter lies with it, or a page is not here. */
function NotWhole({ letter }: Pick<CheckPageProps, 'letter'>) {
  const { t } = useShell();
  const codes = letter.document.reading.warnings.map(({ code }) => code).filter((code) => notWhole.includes(code));
  if (codes.length === 0) return null;
  return (
    <Notice tone="soon" title={t('letters.page.warnings')}>
      {codes.map((code) => (
        <p>{t(`letters.warning.${code}`)}</p>
      ))}
    </Notice>
  );
}

const notWhole: readonly WarningCode[] = ['two_letters', 'perhaps_two_letters', 'pages_missing'];

const labels = (t: ReturnType<typeof useShell>['t']) => ({
  kind: t('letters.confirm.kind'),
  letterDate: t('letters.confirm.letterDate'),
  sentDate: t('letters.confirm.sentDate'),
});

function CheckForm({ at, letter, facts, proposals, places, form, once }: CheckPageProps & { at: string }) {
  const { t, lang } = useShell();
  return (
    <Form action={`${at}/confirm`} form={form} once={once} version={letter.version}>
      <SelectField
        name="kind"
        label={t('letters.confirm.kind')}
        form={form}
        options={[...kindKeys, 'unknown'].map((kind) => ({ value: kind, label: kindInWords(kind, lang) }))}
      />
      <SelectField
        name="outcome"
        label={t('letters.confirm.outcome')}
        form={form}
        empty={t('letters.confirm.outcome.none')}
        options={outcomeKeys.map((outcome) => ({ value: outcome, label: outcomeInWords(outcome, lang) }))}
      />
      <DateField name="letterDate" label={t('letters.confirm.letterDate')} form={form} optional />
      <Field
        name="sentDate"
        label={t('letters.confirm.sentDate')}
        hint={t('letters.confirm.sentDate.hint')}
        form={form}
        length="short"
        dir="ltr"
        optional
      />
      <input type="hidden" name="basis" value={basisOf(facts)} />
      <PlaceChoice places={places} form={form} />
      <DaysGone letter={letter} facts={facts} />
      {proposals.length === 0 ? (
        <p class="soft">
          {t(facts.kind === 'unknown' ? 'letters.confirm.noLimits.unknown' : 'letters.confirm.noLimits')}
        </p>
      ) : null}
      {proposals.map((proposal) => (
        <LimitChoice proposal={proposal} kind={facts.kind} form={form} whatFor={whatFor(letter, proposal)} />
      ))}
      <FormFoot back={at}>{t('letters.confirm.save')}</FormFoot>
    </Form>
  );
}

/** What is written on the map by the same press: the likeliest unless the colleague says otherwise. */
function PlaceChoice({ places, form }: Pick<CheckPageProps, 'places' | 'form'>) {
  const { t, lang } = useShell();
  const [likeliest] = places;
  if (likeliest === undefined) return null;
  return (
    <Choice
      name="place"
      legend={t('letters.map.title')}
      form={form}
      chosen={[placeKey(likeliest)]}
      options={[
        ...places.map((place) => ({ value: placeKey(place), label: placeInWords(place, lang) })),
        { value: noPlace, label: t('letters.map.none') },
      ]}
    />
  );
}

/** What a colleague who added this day wrote that it is for. */
function whatFor({ document: { seen } }: KeptLetter, { what, stated }: LimitProposal): string[] {
  const isTakenBack = (added: { at: string }) => seen.wrong.some(({ key }) => key === keyOfAdded('day', added));
  if (what !== 'letter') return [];
  return seen.days.filter((added) => added.day === stated && !isTakenBack(added)).map((added) => added.what);
}

interface LimitChoiceProps {
  proposal: LimitProposal;
  kind: string;
  form: FormState;
  whatFor: readonly string[];
}

function LimitChoice({ proposal, kind, form, whatFor }: LimitChoiceProps) {
  const { t, lang } = useShell();
  const { key, what, days } = proposal;
  const take = days && {
    value: 'take',
    label: t('letters.confirm.take', { day: dayAndDate(days.drivingDay, lang) }),
  };
  return (
    <section class="sheet stack close limit-choice">
      <h2>{[limitName(what, kind, lang), ...whatFor].join(': ')}</h2>
      <Choice
        name={choiceField(key)}
        legend={t('letters.confirm.limit')}
        form={form}
        chosen={days === null ? [] : ['take']}
        options={[
          ...(take === null ? [] : [take]),
          { value: 'change', label: t('letters.confirm.change') },
          { value: 'leave', label: t('letters.confirm.leave') },
        ]}
      />
      <div class="for-change">
        <DateField name={dayField(key)} label={t('letters.confirm.day')} form={form} optional />
      </div>
      <div class="for-reason">
        <TextArea
          name={reasonField(key)}
          label={t('letters.confirm.reason')}
          hint={t('letters.confirm.reason.hint')}
          form={form}
          rows={2}
          optional
        />
      </div>
    </section>
  );
}
