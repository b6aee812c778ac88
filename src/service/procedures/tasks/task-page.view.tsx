import type { Child } from 'hono/jsx';
import { dateAndTime, dayAndDate, type Lang, type Translate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Choice,
  Conflict,
  DescriptionList,
  ErrorSummary,
  type Fact,
  Form,
  FormFoot,
  type FormState,
  PageHeader,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { dueInWords } from '#app/service/cases/index.ts';
import { GateNotice } from '../gate/index.ts';
import { movedInWords } from '../limits/index.ts';
import type { Held } from './held.store.ts';
import type { OpenTask, TaskState as State } from './open-task.ts';
import { RenewalSteps } from './renewal-steps.view.tsx';
import { TaskName } from './task-name.view.tsx';
import { endInWords } from './task-words.ts';

interface TaskPageProps {
  reference: string;
  task: OpenTask;
  /** It is contact with the authorities of the client's country, and nobody said that this is safe. */
  held: Held | null;
  /** May the reader change it? A project leader with emergency access only reads. */
  writes: boolean;
  form: FormState;
  /** What else is known of an appointment. */
  facts?: readonly Fact[];
  /** What one does with an appointment, or what the task is about. */
  children?: Child;
}

/** One task: what, when, where, from which letter, and whether it is done. */
export function TaskPage({ reference, task, held, writes, form, facts = [], children }: TaskPageProps) {
  const { t, lang } = useShell();
  const { time, place, by, moved } = task.document;
  const noDay = t(task.kind === 'appointment' ? 'procedures.limits.toCome.state' : 'procedures.limits.task.noDay');
  const day = task.dueDay === null ? noDay : dayAndDate(task.dueDay, lang);
  return (
    <>
      <PageHeader title={<TaskName task={task} />}>
        <p>{t(`procedures.limits.task.note.${task.kind}`)}</p>
        {moved.map((one) => (
          <p>
            <a href={`/clients/${reference}/limits/${one.limit}`}>{movedInWords(one, lang)}</a>
          </p>
        ))}
      </PageHeader>
      {held === null ? null : <GateNotice reference={reference} {...held} roads />}
      <ErrorSummary
        form={form}
        labels={{ state: t('procedures.limits.act.state'), reason: t('procedures.limits.act.reason') }}
      />
      <Section>
        <DescriptionList
          facts={[
            {
              term: t('procedures.limits.task.when'),
              value: time === null ? day : t('procedures.limits.task.at', { day, time }),
            },
            ...(by === null ? [] : [{ term: t('procedures.limits.task.by'), value: <bdi>{by}</bdi> }]),
            ...(place === null ? [] : [{ term: t('procedures.limits.task.where'), value: <bdi>{place}</bdi> }]),
            ...facts,
            { term: t('procedures.limits.state'), value: <TaskState task={task} lang={lang} /> },
            ...originsOf(task, { at: `/clients/${reference}`, lang, t }),
          ]}
        />
      </Section>
      {children}
      {writes ? <TaskActs reference={reference} task={task} form={form} /> : null}
      <TaskChanges task={task} />
    </>
  );
}

/** What it comes from, each with the way there. */
function originsOf(
  { document: { event, referral, renewal, letter } }: OpenTask,
  { at, lang, t }: { at: string; lang: Lang; t: Translate },
): Fact[] {
  const from = (term: string, href: string, words: string): Fact => ({
    term,
    value: <a href={`${at}/${href}`}>{words}</a>,
  });
  return [
    event &&
      from(
        t('procedures.limits.fromStep'),
        `procedures/${event.procedure}/events/${event.id}`,
        t('procedures.limits.task.event'),
      ),
    referral && from(t('procedures.limits.fromReferral'), `referrals/${referral}`, t('procedures.limits.toReferral')),
    renewal && from(t('procedures.limits.renewal.until'), `limits/${renewal.limit}`, dayAndDate(renewal.counted, lang)),
    letter && from(t('procedures.limits.fromLetter'), `letters/${letter}`, t('procedures.limits.toLetter')),
  ].filter((one) => one !== null && one !== '');
}

function TaskActs({ reference, task, form }: Pick<TaskPageProps, 'reference' | 'task' | 'form'>) {
  const { t } = useShell();
  const ends = endsOf(task, t);
  if (ends.length === 0) return null;
  return (
    <Section title={t('procedures.limits.act.title')}>
      <Form action={`/clients/${reference}/tasks/${task.id}/state`} form={form} version={task.version}>
        {task.document.renewal === null ? null : <RenewalSteps reference={reference} form={form} />}
        <Choice name="state" legend={t('procedures.limits.act.state')} form={form} options={ends} />
        <TextArea name="reason" label={t('procedures.limits.act.reason')} form={form} optional rows={2} />
        <FormFoot>{t('procedures.limits.act.save')}</FormFoot>
      </Form>
    </Section>
  );
}

/** Who ended it or took it up again, when and why. */
function TaskChanges({ task }: { task: OpenTask }) {
  const { t, lang } = useShell();
  const { changes } = task.document;
  if (changes.length === 0) return null;
  const back =
    task.kind === 'appointment' ? 'procedures.limits.appointment.backBy' : 'procedures.limits.change.reopened';
  return (
    <Section title={t('procedures.limits.history')}>
      <ol class="stack close">
        {changes.map(({ state, name, at, reason }) => (
          <li>
            <p>
              {state === 'open'
                ? t(back, { name })
                : t('procedures.limits.task.changed', { name, state: endInWords(task, state, t) })}
            </p>
            <p class="small soft">
              {dateAndTime(at, lang)} {reason === null ? null : <bdi>· {reason}</bdi>}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** How it can end, or begin again. What has no day yet cannot be over, and what was moved does not stand twice. */
function endsOf({ kind, state, dueDay, document: { event, appointment, renewal } }: OpenTask, t: Translate) {
  const again = t(kind === 'appointment' ? 'procedures.limits.appointment.back' : 'procedures.limits.act.reopened');
  if (state !== 'open') return appointment?.movedTo == null ? [{ value: 'open', label: again }] : [];
  if (kind !== 'appointment')
    return [
      ...(renewal === null ? [] : [{ value: 'open', label: t('procedures.limits.renewal.goesOn') }]),
      { value: 'done', label: t('procedures.limits.act.done') },
      { value: 'dropped', label: t('procedures.limits.act.dropped') },
    ];
  const [isOver, isOff] = [dueDay !== null, dueDay !== null || event === null];
  return [
    ...(isOver ? [{ value: 'done', label: t('procedures.limits.appointment.over') }] : []),
    ...(isOff ? [{ value: 'dropped', label: t('procedures.limits.appointment.off') }] : []),
  ];
}

/** How long still while it is open; else how it ended. */
function TaskState({ task, lang }: { task: OpenTask; lang: Lang }) {
  const { t } = useShell();
  if (task.state !== 'open') return <Badge tone="done">{endInWords(task, task.state, t)}</Badge>;
  if (task.dueDay === null)
    return (
      <Badge>
        {t(task.kind === 'appointment' ? 'procedures.limits.toCome.state' : 'procedures.limits.state.todo')}
      </Badge>
    );
  const { words, tone } = dueInWords(task.dueDay, lang, { of: task.kind === 'appointment' ? 'appointment' : 'other' });
  return <Badge tone={tone}>{words}</Badge>;
}

interface TaskConflictProps {
  reference: string;
  now: OpenTask;
  mine: { state: State; reason: string | null };
}

/** Somebody changed the task in between: both, and a way to save one's own. */
export function TaskConflict({ reference, now, mine }: TaskConflictProps) {
  const { t } = useShell();
  const at = `/clients/${reference}/tasks/${now.id}`;
  const stateOf = (state: State) => (state === 'open' ? t('procedures.limits.state.open') : endInWords(now, state, t));
  return (
    <>
      <PageHeader title={<TaskName task={now} />} />
      <Conflict
        fields={[
          {
            label: t('procedures.limits.conflict.state'),
            mine: [stateOf(mine.state), mine.reason].filter((part) => part !== null).join(': '),
            theirs: stateOf(now.state),
          },
        ]}
      >
        <Form action={`${at}/state`} version={now.version}>
          <input type="hidden" name="state" value={mine.state} />
          <input type="hidden" name="reason" value={mine.reason ?? ''} />
          <ButtonRow>
            <Button>{t('procedures.limits.conflict.mine')}</Button>
            <ButtonLink href={at} kind="quiet">
              {t('procedures.limits.conflict.theirs')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Conflict>
    </>
  );
}
