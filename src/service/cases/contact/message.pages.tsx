import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { choice, notFound, readForm } from '#app/platform/web/index.ts';
import { openFromPath, showClientPage } from '../client/index.ts';
import { contactAnswer, languageFor, messageKinds, messageText } from '../contact-rule/index.ts';
import { readHeader } from '../records/index.ts';
import { tellContact } from './contact-rule.store.ts';
import { MessagePage } from './message-page.view.tsx';

const sentForm = z.strictObject({ which: choice(messageKinds) });

/** A message to copy: word for word what a lock screen will show, and only while the rule of contact lets it. */
export function clientMessageRoutes(): Route[] {
  const path = '/clients/:reference/message';
  return [
    { method: 'GET', path, needs: 'case.write', handle: (c, visit) => showMessage(c, visit) },
    { method: 'POST', path, needs: 'case.write', handle: wasSent },
  ];
}

async function showMessage(c: Context, visit: Visit, status?: RefusedStatus): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const { header } = await readHeader(open);
  const at = Temporal.Now.instant();
  const verdict = contactAnswer(header.contactRules, 'text', at);
  const { t, name } = c.get('web');
  const texts =
    verdict.answer === 'yes'
      ? messageKinds.map((kind) => ({
          which: kind,
          text: messageText({ kind, words: verdict.words, reads: header.reads, service: name }),
        }))
      : [];
  const body = (
    <MessagePage
      reference={open.reference}
      rules={header.contactRules}
      verdict={verdict}
      texts={texts}
      language={languageFor(header.reads)}
      at={at}
      refused={status !== undefined}
    />
  );
  return showClientPage(c, open, { title: t('cases.message.title'), status }, body);
}

/** "I sent it": the rule is asked once more, for between reading and sending it may have changed. */
async function wasSent(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, sentForm);
  if (!read.ok) return showMessage(c, visit, read.status);
  const { contactRules } = (await readHeader(open)).header;
  if (contactAnswer(contactRules, 'text', Temporal.Now.instant()).answer !== 'yes') return showMessage(c, visit, 409);
  await tellContact(open, { act: 'sent', which: read.values.which });
  return c.redirect(`/clients/${open.reference}`, 303);
}
