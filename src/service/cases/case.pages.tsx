import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { glassReason, type OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { AroundSection } from './around/around-section.view.tsx';
import { CardSection } from './card/card-section.view.tsx';
import { CasePage } from './case-page.view.tsx';
import { readShares } from './case-sections.ts';
import { ClientFactsColumn } from './client-facts.view.tsx';
import { readFacts } from './client-head.ts';
import { groupedReference } from './client-reference.ts';
import { currentClosure } from './closure.ts';
import { ConsentsSection } from './consents/consent-section.view.tsx';
import { hasDraft } from './drafts.ts';
import type { Told } from './happened.ts';
import { assignedVolunteers, granterOf, holdsSafety } from './holders.ts';
import { messagesOf, unreadAnswers } from './messages/message.store.ts';
import { MessagesInShort } from './messages/message-section.view.tsx';
import { mayChange } from './note.store.ts';
import { idFromPath, openFromPath, pageFromQuery } from './opening.ts';
import type { CasePanel } from './panel.ts';
import { writersOf } from './record-reading.ts';
import { coordinatorsOf, membersOf } from './team-numbers.ts';
import { readTimeline } from './timeline.ts';
import { Timeline } from './timeline.view.tsx';
import { timelineFilter } from './timeline-filter.ts';
import { openWorries, settleWorry } from './worries.ts';

/** The page of one client, and taking up a worry on it. */
export function casePageRoutes(panels: readonly CasePanel[]): Route[] {
  const inOrder = panels.toSorted((one, other) => one.order - other.order);
  return [
    {
      method: 'GET',
      path: '/clients/:reference',
      needs: 'case.read',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.read');
        return open ? showCase(c, open, inOrder) : notFound(c);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/worries/:worry',
      needs: 'case.grant',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        const id = idFromPath(c, 'worry');
        if (!open || !id || !(await settleWorry(open, id))) return notFound(c);
        return c.redirect(`/clients/${open.reference}`, 303);
      },
    },
  ];
}

async function showCase(c: Context, open: OpenCase, panels: readonly CasePanel[]): Promise<Response> {
  const { visit } = open;
  const web = c.get('web');
  // This page is the client's own: what its head says stands in it, larger.
  web.above = null;
  const page = pageFromQuery(c);
  const filter = timelineFilter(c);
  const writes = open.status === 'open' && may(visit, 'case.write');
  const coordinates = may(visit, 'case.grant');
  const { card, around, consents, wish } = await readShares(open);
  const drawn = new Map<CasePanel, Child>();
  for (const panel of panels) drawn.set(panel, await panel.show(open, c));
  const told: Told[] = [];
  for (const panel of panels) told.push(...((await panel.happened?.(open)) ?? []));
  const { items, older } = await readTimeline(open, { page, filter, told });
  const facts = await readFacts(c, open);
  const volunteers = coordinates ? await assignedVolunteers(open) : [];
  const numbers = await membersOf(
    visit,
    volunteers.map(({ personId }) => personId),
  );
  const isVolunteer = writes && !coordinates;
  const messages = {
    messages: await messagesOf(open),
    unread: await unreadAnswers(open),
    me: visit.person.id,
    mayWrite: isVolunteer,
  };
  const { reference } = open;
  const at = (place: CasePanel['place']) => panels.filter((one) => one.place === place).map((one) => drawn.get(one));
  return show(
    c,
    { title: groupedReference(reference), width: 'wide', scripts: ['form'] },
    <CasePage
      open={open}
      facts={facts}
      closure={open.status === 'closed' ? await currentClosure(open) : null}
      worries={await openWorries(open)}
      // A client beside whom nobody stands needs somebody before anything else.
      alone={coordinates && volunteers.length === 0}
      writes={writes}
      addsLetters={may(visit, 'letter.upload')}
      coordinates={coordinates}
      hasDraft={await hasDraft(open, 'note')}
      column={
        <ClientFactsColumn
          {...{ open, volunteers, around, coordinates, numbers, wish }}
          coordinators={coordinates ? [] : await coordinatorsOf(open)}
          header={facts.header}
          safety={await holdsSafety(open)}
          // To a project leader with emergency access the panel says why; nobody asked for that reading.
          why={
            open.grantUntil === null || open.grantReason === glassReason
              ? null
              : { askedBy: await granterOf(open), until: open.grantUntil }
          }
          card={<CardSection reference={reference} stored={card} writes={writes} />}
        />
      }
      above={at('above')}
      comes={at('comes')}
      side={[
        <MessagesInShort reference={reference} {...messages} />,
        ...at(undefined),
        <AroundSection reference={reference} around={around} writes={writes} />,
        <ConsentsSection reference={reference} consents={consents} writes={writes} />,
      ]}
      timeline={
        <Timeline
          {...{ reference, items, page, older, filter }}
          writers={await writersOf(open)}
          mayChange={(record) => mayChange(open, record)}
        />
      }
    />,
  );
}
