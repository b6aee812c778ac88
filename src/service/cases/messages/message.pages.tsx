import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  text,
  withWhole,
} from '#app/platform/web/index.ts';
import { coordinatorNumbers, idFromPath, openFromPath, showClientPage } from '../client/index.ts';
import { answerMessage, markAnswersRead, messagesOf, sendMessage, unreadAnswers } from './message.store.ts';
import { MessagesPage } from './messages.view.tsx';

const mostText = 1000;
const line = z.strictObject({ text: text(mostText) });
/** Answered on a first page, one goes back there. */
const answer = z.strictObject({ text: text(mostText), back: choice(['client', 'start']).default('client') });

/** A volunteer writes the coordinators a line about a client, and one of them answers. */
export function messageRoutes(): Route[] {
  const at = '/clients/:reference/messages';
  return [
    {
      method: 'GET',
      path: at,
      needs: 'case.read',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.read');
        return open ? showMessages(c, open) : notFound(c);
      },
    },
    { method: 'POST', path: at, needs: 'case.write', handle: send },
    { method: 'POST', path: `${at}/read`, needs: 'case.write', handle: markRead },
    { method: 'POST', path: `${at}/:message/answer`, needs: 'case.grant', handle: saveAnswer },
  ];
}

async function send(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  // Whoever answers has nothing to send: a coordinator writes a report, which the volunteers read.
  if (may(visit, 'case.grant')) return c.redirect(`/clients/${open.reference}/messages`, 303);
  const read = await readForm(c.req, line);
  if (!read.ok) return showMessages(c, open, { form: read.form, status: read.status });
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed')
    return showMessages(c, open, { form: withWhole(read.form, 'cases.closed.cannotWrite'), status: 409 });
  const where = await once(visit, read.key, async () => {
    const id = await sendMessage(open, read.values.text);
    // To the line itself: the empty form above it would not say that it was sent.
    return `/clients/${open.reference}/messages#message-${id}`;
  });
  return c.redirect(where, 303);
}

async function markRead(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  await markAnswersRead(open);
  return c.redirect(`/clients/${open.reference}/messages`, 303);
}

async function saveAnswer(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  const id = idFromPath(c, 'message');
  if (!open || !id) return notFound(c);
  const read = await readForm(c.req, answer);
  if (!read.ok) return showMessages(c, open, { form: read.form, status: read.status, answering: id });
  const { text: written, back } = read.values;
  const done = await answerMessage(open, id, written);
  if (done === null) return notFound(c);
  if (done === 'stale') {
    const form = withWhole(read.form, 'cases.messages.answeredMeanwhile');
    return showMessages(c, open, { form, status: 409, answering: id });
  }
  return c.redirect(back === 'start' ? '/' : `/clients/${open.reference}/messages`, 303);
}

interface Refused {
  form: FormState;
  status: RefusedStatus;
  /** The line to which the refused answer belongs. */
  answering?: string;
}

async function showMessages(c: Context, open: OpenCase, refused?: Refused): Promise<Response> {
  const { visit } = open;
  const answers = may(visit, 'case.grant');
  const writes = open.status === 'open' && may(visit, 'case.write');
  const form = refused && refused.answering === undefined ? refused.form : freshForm();
  return showClientPage(
    c,
    open,
    { title: c.get('web').t('cases.messages'), status: refused?.status },
    <MessagesPage
      reference={open.reference}
      messages={await messagesOf(open)}
      unread={await unreadAnswers(open)}
      me={visit.person.id}
      coordinators={answers ? [] : await coordinatorNumbers(open)}
      mayAnswer={answers && writes}
      mayWrite={!answers && writes}
      form={form}
      answering={refused?.answering === undefined ? null : { id: refused.answering, form: refused.form }}
      once={newId()}
    />,
  );
}
