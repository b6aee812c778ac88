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
import { groupedReference } from './client-header.view.tsx';
import { currentClosure } from './closure.ts';
import { ConsentsSection } from './consents/consent-section.view.tsx';
import { hasDraft } from './drafts.ts';
import { readHeader } from './header.store.ts';
import { assignedVolunteers, granterOf, holdsSafety } from './holders.ts';
import { mayChange } from './note.store.ts';
import { idFromPath, openFromPath, pageFromQuery } from './opening.ts';
import type { CasePanel } from './panel.ts';
import { listRecords, writersOf } from './record-reading.ts';
import { Timeline } from './timeline.view.tsx';
import { recordsWanted, timelineFilter } from './timeline-filter.ts';
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
  const page = pageFromQuery(c);
  const { header } = await readHeader(open);
  const filter = timelineFilter(c);
  const { records, older } = await listRecords(open, page, recordsWanted(filter));
  const writes = open.status === 'open' && may(visit, 'case.write');
  const { card, around, consents } = await readShares(open);
  const coordinates = may(visit, 'case.grant');
  const file = await visit.db
    .selectFrom('case_file')
    .select('next_due_day')
    .where('id', '=', open.caseId)
    .executeTakeFirst();
  const drawn: Child[] = [];
  for (const panel of panels) drawn.push(await panel.show(open, c));
  return show(
    c,
    { title: groupedReference(open.reference), width: 'wide', scripts: ['form'] },
    <CasePage
      open={open}
      header={header}
      nextDueDay={file?.next_due_day ?? null}
      closure={open.status === 'closed' ? await currentClosure(open) : null}
      worries={await openWorries(open)}
      volunteers={coordinates ? await assignedVolunteers(open) : []}
      // To a project leader with emergency access the panel says why; nobody asked for that reading.
      why={
        open.grantUntil === null || open.grantReason === glassReason
          ? null
          : { askedBy: await granterOf(open), until: open.grantUntil }
      }
      safety={await holdsSafety(open)}
      writes={writes}
      coordinates={coordinates}
      hasDraft={await hasDraft(open, 'note')}
      hasCard={card !== null}
      card={<CardSection reference={open.reference} stored={card} writes={writes} />}
      panels={drawn}
      ownPanels={[
        <AroundSection reference={open.reference} around={around} writes={writes} />,
        <ConsentsSection reference={open.reference} consents={consents} writes={writes} />,
      ]}
      timeline={
        <Timeline
          reference={open.reference}
          records={records}
          page={page}
          older={older}
          filter={filter}
          writers={await writersOf(open)}
          mayChange={(record) => mayChange(open, record)}
        />
      }
    />,
  );
}
