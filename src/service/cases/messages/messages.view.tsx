import { dateAndTime, longDate } from '#app/platform/language/index.ts';
import {
  Badge,
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  hasErrors,
  Section,
  TextArea,
  useShell,
} from '#app/platform/web/index.ts';
import { type TeamMember, TeamMembers, WrittenText } from '../client/index.ts';
import type { StoredMessage } from './message.store.ts';

interface MessagesProps {
  reference: string;
  messages: readonly StoredMessage[];
  /** Lines whose answer was not marked as read. */
  unread: ReadonlySet<string>;
  me: string;
  /** Whom a volunteer can ring instead. */
  coordinators: readonly TeamMember[];
  mayAnswer: boolean;
  mayWrite: boolean;
  form: FormState;
  /** An answer that was refused, with what was typed. */
  answering: { id: string; form: FormState } | null;
  once: string;
}

/** What volunteer and coordinators wrote one another about a client. */
export function MessagesPage(props: MessagesProps) {
  const { reference, messages, unread, me, coordinators, mayWrite, form, once } = props;
  const { t } = useShell();
  const isUnread = messages.some(({ id, authorId }) => authorId === me && unread.has(id));
  return (
    <>
      {mayWrite ? <WriteForm {...{ reference, form, once, coordinators }} /> : null}
      {messages.length === 0 ? <EmptyState title={t('cases.messages.none')} /> : null}
      {messages.map((message) => (
        <MessageSection {...props} message={message} />
      ))}
      {isUnread ? (
        <Form action={`/clients/${reference}/messages/read`} form={freshForm()}>
          <ButtonRow>
            <Button kind="quiet">{t('cases.messages.read')}</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}

function WriteForm({
  reference,
  form,
  once,
  coordinators,
}: Pick<MessagesProps, 'reference' | 'form' | 'once' | 'coordinators'>) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={{ text: t('cases.messages.write') }} />
      <Form action={`/clients/${reference}/messages`} form={form} once={once}>
        <TextArea
          name="text"
          label={t('cases.messages.write')}
          hint={t('cases.messages.write.hint')}
          rows={3}
          form={form}
        />
        <FormFoot back={`/clients/${reference}`} backLabel={t('cases.messages.back')}>
          {t('cases.messages.send')}
        </FormFoot>
      </Form>
      {coordinators.length === 0 ? null : (
        <Section title={t('cases.team.ring')}>
          <TeamMembers members={coordinators} />
        </Section>
      )}
    </>
  );
}

function MessageSection({ message: one, ...props }: MessagesProps & { message: StoredMessage }) {
  const { t, lang } = useShell();
  const { id, since, message } = one;
  const { by, text, answer } = message;
  const form = props.answering?.id === id ? props.answering.form : freshForm();
  return (
    <section class="sheet stack close" id={`message-${id}`}>
      <h2>{t('cases.messages.of', { name: by, when: dateAndTime(since, lang) })}</h2>
      <WrittenText text={text} />
      {answer === null ? (
        props.mayAnswer ? (
          <AnswerForm reference={props.reference} id={id} form={form} />
        ) : (
          <p>
            <Badge tone="info">{t('cases.messages.waits')}</Badge>
          </p>
        )
      ) : (
        <>
          <p class="small soft">
            {t('cases.messages.answeredBy', { name: answer.by, day: longDate(answer.day, lang) })}{' '}
            {one.authorId === props.me && props.unread.has(id) ? (
              <Badge tone="info">{t('cases.messages.new')}</Badge>
            ) : null}
          </p>
          <WrittenText text={answer.text} />
        </>
      )}
    </section>
  );
}

/** One answer to one line; on a first page it goes back there. */
export function AnswerForm({
  reference,
  id,
  form,
  fromStart = false,
}: {
  reference: string;
  id: string;
  form: FormState;
  fromStart?: boolean;
}) {
  const { t } = useShell();
  return (
    <>
      <ErrorSummary form={form} labels={{ text: t('cases.messages.answer') }} />
      <Form action={`/clients/${reference}/messages/${id}/answer`} form={form}>
        <input type="hidden" name="back" value={fromStart ? 'start' : 'client'} />
        {/* The list of errors points at the field by its name: there is one such form on the page. */}
        <TextArea
          name="text"
          id={hasErrors(form) ? 'text' : `answer-${id}`}
          label={t('cases.messages.answer')}
          rows={2}
          form={form}
        />
        <FormFoot back={fromStart ? `/clients/${reference}` : undefined} backLabel={t('cases.messages.client')}>
          {t('cases.messages.answer.send')}
        </FormFoot>
      </Form>
    </>
  );
}
