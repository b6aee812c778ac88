import { longDate } from '#app/platform/language/index.ts';
import { freshForm, Section, useShell } from '#app/platform/web/index.ts';
import { groupedReference, WrittenText } from '../client/index.ts';
import type { FirstPageLines, WaitingMessage } from './message.store.ts';
import { AnswerForm } from './messages.view.tsx';

/** What waits on the reader's first page between volunteer and coordinators. */
export function FirstPageMessages({ lines }: { lines: FirstPageLines }) {
  return (
    <>
      <Messages messages={lines.toAnswer} />
      <Answers answers={lines.answers} />
    </>
  );
}

/** What volunteers wrote to the coordinators, each with the place for its answer. */
function Messages({ messages }: { messages: readonly WaitingMessage[] }) {
  const { t } = useShell();
  if (messages.length === 0) return null;
  return (
    <Section title={t('cases.home.messages', { count: messages.length })} id="messages">
      {messages.map((message) => (
        <MessageRow message={message} />
      ))}
    </Section>
  );
}

function MessageRow({ message }: { message: WaitingMessage }) {
  const { t, lang } = useShell();
  const { id, reference, client, by, text, since } = message;
  return (
    <article class="stack close">
      <h3>
        <a href={`/clients/${reference}/messages#message-${id}`}>
          {t('cases.home.messages.of', { name: by, client: client ?? groupedReference(reference) })}
        </a>{' '}
        <span class="small soft">{longDate(since, lang)}</span>
      </h3>
      <WrittenText text={text} />
      <details>
        <summary>{t('cases.messages.answer.send')}</summary>
        <AnswerForm reference={reference} id={id} form={freshForm()} fromStart />
      </details>
    </article>
  );
}

/** The answers that wait for a volunteer. */
function Answers({ answers }: { answers: readonly WaitingMessage[] }) {
  const { t } = useShell();
  if (answers.length === 0) return null;
  return (
    <Section title={t('cases.home.answers')}>
      <ul class="stack close">
        {answers.map(({ id, reference, client, by, text }) => (
          <li>
            <a href={`/clients/${reference}/messages#message-${id}`}>
              {t('cases.home.answers.of', { name: by, client: client ?? groupedReference(reference) })}
            </a>
            <WrittenText text={text} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
