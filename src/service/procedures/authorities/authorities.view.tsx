import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonRow,
  Choice,
  DateField,
  DescriptionList,
  ErrorSummary,
  Field,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  Section,
  useShell,
} from '#app/platform/web/index.ts';
import {
  type AskedOfClient,
  type AuthorityAnswer,
  answers,
  asked,
  type readAnswers,
  safetyFrom,
} from '#app/service/cases/index.ts';
import { GateNotice, gateClosedBy } from '../gate/index.ts';

interface AuthoritiesPageProps {
  reference: string;
  kept: Awaited<ReturnType<typeof readAnswers>>;
  writes: boolean;
  /** Does the reader coordinate? Then a lawyer's yes that a volunteer wrote down is hers to look at. */
  coordinates: boolean;
  /** Whose answer is in this form, when it was refused. */
  refused: { whose: AskedOfClient; form: FormState } | null;
  /** A form of each of the two, as it is before anything was typed. */
  fresh: Record<AskedOfClient, FormState>;
  once: () => string;
}

/** The two answers, who wrote them down and when, and the way to write down another. */
export function AuthoritiesPage({ reference, kept, writes, coordinates, refused, fresh, once }: AuthoritiesPageProps) {
  const { t } = useShell();
  const safety = safetyFrom(kept.answers);
  const why = gateClosedBy(safety);
  const { waits } = kept;
  const formOf = (whose: AskedOfClient) => (refused?.whose === whose ? refused.form : fresh[whose]);
  return (
    <>
      {refused === null ? null : <ErrorSummary form={refused.form} labels={useAnswerLabels()} />}
      <p>{t('procedures.authorities.lead')}</p>
      {why === null ? (
        <p>
          <Badge tone="done">{t('procedures.authorities.state.yes')}</Badge>
        </p>
      ) : (
        <GateNotice reference={reference} why={why} roads here />
      )}
      <Section>
        <DescriptionList
          facts={asked.map((whose) => ({
            term: t(`procedures.authorities.of.${whose}`),
            value: <Said whose={whose} answer={kept.answers[whose]} waits={waits && whose === 'lawyer'} />,
          }))}
        />
        {waits && !coordinates ? <p>{t('procedures.authorities.waits')}</p> : null}
        {waits && coordinates && writes && kept.answers.lawyer !== null ? (
          <Seen
            action={`/clients/${reference}/authorities`}
            answer={kept.answers.lawyer}
            version={kept.version}
            once={once()}
          />
        ) : null}
      </Section>
      <First />
      {writes
        ? asked.map((whose) => (
            <AnswerForm
              action={`/clients/${reference}/authorities`}
              whose={whose}
              form={formOf(whose)}
              version={kept.version}
              once={once()}
              open={refused?.whose === whose}
              // What went wrong leads to the fields by their names: only one of the two forms has those.
              plain={whose === (refused?.whose ?? asked[0])}
            />
          ))
        : null}
      <Earlier kept={kept} />
    </>
  );
}

interface SeenProps {
  action: string;
  answer: AuthorityAnswer;
  version: number;
  once: string;
}

/** A coordinator writes down the same yes, once she has seen the paper. */
function Seen({ action, answer, version, once }: SeenProps) {
  const { t, lang } = useShell();
  const values = { whose: 'lawyer', says: 'yes', lawyer: answer.lawyer ?? '', on: longDate(answer.on, lang) };
  return (
    <Form action={action} form={freshForm()} version={version} once={once}>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>{t('procedures.authorities.seen.what')}</p>
      <ButtonRow>
        <Button>{t('procedures.authorities.seen')}</Button>
      </ButtonRow>
    </Form>
  );
}

/** What the fields are called, for the list of what went wrong. */
function useAnswerLabels() {
  const { t } = useShell();
  return {
    says: t('procedures.authorities.says'),
    on: t('procedures.authorities.on'),
    lawyer: t('procedures.authorities.lawyer'),
  };
}

/** When not to begin with it: the list by which one asks. */
function First() {
  const { t } = useShell();
  return (
    <Section>
      <p>{t('procedures.authorities.first')}</p>
      <ul class="bullets">
        {(['asylum', 'fear', 'known', 'child', 'name'] as const).map((one) => (
          <li>{t(`procedures.authorities.first.${one}`)}</li>
        ))}
      </ul>
    </Section>
  );
}

function Said({
  whose,
  answer,
  waits = false,
}: {
  whose: AskedOfClient;
  answer: AuthorityAnswer | null;
  waits?: boolean;
}) {
  const { t, lang } = useShell();
  if (answer === null) return <Badge tone="late">{t('procedures.authorities.none')}</Badge>;
  const { says, on, lawyer, name, at } = answer;
  return (
    <>
      <b>{t(`procedures.authorities.said.${whose}.${says}`, { day: longDate(on, lang), lawyer: lawyer ?? '' })}</b>
      <br />
      <span class="small soft">{t('procedures.authorities.by', { name, when: dateAndTime(at, lang) })}</span>
      {waits ? (
        <>
          <br />
          <Badge tone="late">{t('procedures.authorities.unseen')}</Badge>
        </>
      ) : null}
    </>
  );
}

interface AnswerFormProps {
  action: string;
  whose: AskedOfClient;
  form: FormState;
  version: number;
  once: string;
  open: boolean;
  /** Whether its fields are called by their names on the page. */
  plain: boolean;
}

function AnswerForm({ action, whose, form, version, once, open, plain }: AnswerFormProps) {
  const { t } = useShell();
  const id = (name: string) => (plain ? name : `${whose}-${name}`);
  const label = (says: (typeof answers)[number]) =>
    t(
      whose === 'lawyer' && says === 'yes'
        ? 'procedures.authorities.says.lawyer.yes'
        : `procedures.authorities.says.${says}`,
    );
  return (
    <details class="sheet" open={open}>
      <summary>{t(`procedures.authorities.write.${whose}`)}</summary>
      <Form action={action} form={form} version={version} once={once}>
        <input type="hidden" name="whose" value={whose} />
        <p class="hint">{t('procedures.authorities.hint')}</p>
        <Choice
          name="says"
          id={id('says')}
          legend={t('procedures.authorities.says')}
          compact
          form={form}
          options={answers.map((value) => ({ value, label: label(value) }))}
        />
        {whose === 'lawyer' ? (
          <Field
            name="lawyer"
            id={id('lawyer')}
            label={t('procedures.authorities.lawyer')}
            length="middle"
            form={form}
          />
        ) : null}
        <DateField name="on" past id={id('on')} label={t('procedures.authorities.on')} form={form} />
        <FormFoot>{t('procedures.authorities.save')}</FormFoot>
      </Form>
    </details>
  );
}

function Earlier({ kept }: Pick<AuthoritiesPageProps, 'kept'>) {
  const { t } = useShell();
  const { earlier } = kept.answers;
  if (earlier.length === 0) return null;
  return (
    <Section title={t('procedures.authorities.earlier')}>
      <ol class="stack close">
        {earlier.map(({ of, ...answer }) => (
          <li>
            {t(`procedures.authorities.of.${of}`)}: <Said whose={of} answer={answer} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
