import { dateAndTime, dayAndDate, type Lang, type MessageKey, translator } from '#app/platform/language/index.ts';
import {
  Choice,
  Field,
  Form,
  FormFoot,
  type FormState,
  Notice,
  PasswordAgain,
  SelectField,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import type { WaitingChange } from '#app/service/limit-counting/index.ts';
import type { WaitsFor } from '../limits/index.ts';
import { drivingDayOf, type OpenLimit, waitingIn } from '../limits/index.ts';
import type { Papers } from './limit-act-forms.ts';

/** What waits, in a few words: that it was filed, that something on the map met it, that it goes, or the later day. */
export function waitingInWords({ what, next }: Pick<WaitingChange, 'what' | 'next'>, lang: Lang): string {
  const t = translator(lang);
  if (what === 'done') return t('procedures.limits.waiting.done');
  if (next.clear.state === 'done') return t('procedures.limits.waiting.met');
  if (next.clear.state !== 'open') return t('procedures.limits.waiting.gone');
  return t('procedures.limits.waiting.day', { day: dayAndDate(next.clear.drivingDay, lang) });
}

const whose = {
  coordinator: 'procedures.limits.waiting.coordinator',
  lawyer: 'procedures.limits.waiting.lawyer',
} as const satisfies Record<WaitsFor['whom'], MessageKey>;

interface WaitingProps {
  at: string;
  limit: OpenLimit;
  waits: WaitsFor;
  writes: boolean;
  papers: Papers;
  formOf: (name: 'second' | 'word') => FormState;
}

/** What is asked for a fatal day, by whom and why, and who has to look; the earlier day stands above. */
export function Waiting({ at, limit, waits, writes, papers, formOf }: WaitingProps) {
  const { t, lang } = useShell();
  const waiting = waitingIn(limit.document);
  if (waiting === null) return null;
  const asked = { name: waiting.name, at: dateAndTime(waiting.at, lang) };
  const day = dayAndDate(drivingDayOf(limit), lang);
  return (
    <Notice tone="soon" title={waitingInWords(waiting, lang)}>
      <p>{t('procedures.limits.waiting.by', asked)}</p>
      {waiting.reason === null ? null : (
        <p>
          <bdi>{waiting.reason}</bdi>
        </p>
      )}
      <p>{t(whose[waits.whom], { day })}</p>
      {waits.isMine ? <SecondForm at={at} limit={limit} form={formOf('second')} /> : null}
      {waits.whom === 'lawyer' && writes ? (
        <WordForm at={at} limit={limit} papers={papers} form={formOf('word')} />
      ) : null}
    </Notice>
  );
}

interface AnswerFormProps {
  at: string;
  limit: OpenLimit;
  form: FormState;
}

function SecondForm({ at, limit, form }: AnswerFormProps) {
  const { t } = useShell();
  return (
    <Form action={`${at}/second`} form={form} version={limit.version}>
      <PasswordAgain form={form} id="second-password" unlessFresh />
      <p>{t('procedures.limits.second.hint')}</p>
      <Choice
        name="answer"
        legend={t('procedures.limits.second.answer')}
        form={form}
        options={[
          { value: 'opened', label: t('procedures.limits.second.open') },
          { value: 'declined', label: t('procedures.limits.second.decline') },
        ]}
      />
      <TextArea name="answerReason" label={t('procedures.limits.second.reason')} form={form} optional rows={2} />
      <FormFoot>{t('procedures.limits.second.save')}</FormFoot>
    </Form>
  );
}

function WordForm({ at, limit, papers, form }: AnswerFormProps & { papers: Papers }) {
  const { t } = useShell();
  if (papers.length === 0) return <p>{t('procedures.limits.word.noPapers')}</p>;
  return (
    <Form action={`${at}/word`} form={form} version={limit.version}>
      <PasswordAgain form={form} id="word-password" unlessFresh />
      <Field name="wordLawyer" label={t('procedures.limits.lawyer.who')} form={form} />
      <SelectField name="wordProof" label={t('procedures.limits.word.paper')} options={papers} form={form} />
      <FormFoot>{t('procedures.limits.word.save')}</FormFoot>
    </Form>
  );
}
