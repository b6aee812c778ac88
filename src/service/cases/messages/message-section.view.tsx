import { Badge, ButtonLink, Section, useShell } from '#app/platform/web/index.ts';
import { FoldedText } from '../client/index.ts';
import type { StoredMessage } from './message.store.ts';

interface MessagesInShort {
  reference: string;
  messages: readonly StoredMessage[];
  unread: ReadonlySet<string>;
  me: string;
  /** A volunteer writes a line; coordinators answer them. */
  mayWrite: boolean;
}

/** The last line between volunteer and coordinators, on the client's page. */
export function MessagesInShort({ reference, messages, unread, me, mayWrite }: MessagesInShort) {
  const { t } = useShell();
  const [last] = messages;
  if (last === undefined) return null;
  const at = `/clients/${reference}/messages`;
  const isNew = messages.some(({ id, authorId }) => authorId === me && unread.has(id));
  return (
    <Section title={t('cases.messages')} id="messages">
      <p class="row">
        <a href={`${at}#message-${last.id}`}>{t('cases.messages.from', { name: last.message.by })}</a>
        {last.message.answer === null ? <Badge tone="soon">{t('cases.messages.waits')}</Badge> : null}
        {isNew ? <Badge tone="info">{t('cases.messages.new')}</Badge> : null}
      </p>
      <FoldedText text={last.message.answer?.text ?? last.message.text} />
      {mayWrite ? (
        <ButtonLink kind="quiet" href={at}>
          {t('cases.messages.write')}
        </ButtonLink>
      ) : null}
    </Section>
  );
}
