import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { emergencyAccessReason, type OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { AroundSection } from '../around/index.ts';
import { CardSection } from '../card/index.ts';
import {
  coordinatorNumbers,
  granterOf,
  groupedReference,
  holdsSafety,
  idFromPath,
  membersOf,
  openFromPath,
  pageFromQuery,
  readClientFacts,
  volunteersOfPage,
} from '../client/index.ts';
import { currentClosure } from '../closing/index.ts';
import { ConsentsSection } from '../consents/index.ts';
import { MessagesInShort, unreadAnswers } from '../messages/index.ts';
import { hasDraft, mayChange } from '../notes/index.ts';
import { recordWriters } from '../records/index.ts';
import { openWorries, settleWorry } from '../tasks/index.ts';
import { readTimeline, Timeline, timelineFilter } from '../timeline/index.ts';
import { CasePage } from './case-page.view.tsx';
import { readSections } from './case-sections.ts';
import { ClientFactsColumn } from './client-facts.view.tsx';
import type { CasePanel } from './panel.ts';

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
  // This page is the client's own: what its head says stands in it, larger.
  c.get('web').above = null;
  const { reference } = open;
  const read = await readPage(c, open, panels);
  const { facts, drawn } = read;
  const { writes, coordinates } = rightsIn(open);
  const at = (place: CasePanel['place']) => drawn.filter((_, which) => panels[which]?.place === place);
  return show(
    c,
    { title: groupedReference(reference), width: 'wide', scripts: ['form'] },
    <CasePage
      {...{ open, facts, writes, coordinates }}
      closure={read.closure}
      worries={read.worries}
      // A client beside whom nobody stands needs somebody before anything else.
      alone={coordinates && read.beside.volunteers.length === 0}
      addsLetters={may(open.visit, 'letter.upload')}
      hasDraft={read.isDrafted}
      column={factsColumn(open, read)}
      above={at('above')}
      comes={at('comes')}
      side={sideOf(open, read, at(undefined))}
      timeline={
        <Timeline
          {...{ reference, ...read.timeline, ...read.asked }}
          writers={read.writers}
          mayChange={(record) => mayChange(open, record)}
        />
      }
    />,
  );
}

const rightsIn = ({ status, visit }: OpenCase) => ({
  writes: status === 'open' && may(visit, 'case.write'),
  coordinates: may(visit, 'case.grant'),
});

type PageRead = Awaited<ReturnType<typeof readPage>>;

/** Nothing of it waits for anything else of it: one way to the database and back, and a second one for what follows. */
async function readPage(c: Context, open: OpenCase, panels: readonly CasePanel[]) {
  const asked = { page: pageFromQuery(c), filter: timelineFilter(c) };
  const { coordinates } = rightsIn(open);
  const until = limitedUntil(open);
  const [
    shares,
    drawn,
    timeline,
    facts,
    beside,
    unread,
    closure,
    worries,
    isDrafted,
    coordinators,
    safety,
    askedBy,
    writers,
  ] = await together([
    readSections(open),
    together(panels.map((panel) => panel.show(open, c))),
    timelineOf(open, panels, asked),
    readClientFacts(c, open, volunteersOfPage),
    coordinates ? volunteersOf(open) : { volunteers: [], numbers: new Map() },
    unreadAnswers(open),
    open.status === 'closed' ? currentClosure(open) : null,
    openWorries(open),
    hasDraft(open, 'note'),
    coordinates ? [] : coordinatorNumbers(open),
    holdsSafety(open),
    until === null ? null : granterOf(open),
    recordWriters(open),
  ]);
  const why = until === null ? null : { askedBy, until };
  return {
    ...{ asked, shares, drawn, timeline, facts, beside, unread, closure, worries, isDrafted, coordinators, safety },
    ...{ why, writers },
  };
}

/** To a project leader with emergency access the panel says why; nobody asked for that reading. */
const limitedUntil = ({ grantUntil, grantReason }: OpenCase) =>
  grantReason === emergencyAccessReason ? null : grantUntil;

function factsColumn(open: OpenCase, { shares, facts, beside, coordinators, safety, why }: PageRead) {
  const { writes, coordinates } = rightsIn(open);
  const { card, around, wish } = shares;
  return (
    <ClientFactsColumn
      {...{ open, around, wish, coordinates, coordinators, safety, why, ...beside }}
      header={facts.header}
      card={<CardSection reference={open.reference} stored={card} writes={writes} />}
    />
  );
}

/** Beside the timeline: messages, what other modules show, who else is there, and what was agreed. */
function sideOf(open: OpenCase, { shares, unread }: PageRead, drawn: readonly Child[]): Child[] {
  const { reference, visit } = open;
  const { writes, coordinates } = rightsIn(open);
  const { messages, around, consents } = shares;
  return [
    <MessagesInShort {...{ reference, messages, unread }} me={visit.person.id} mayWrite={writes && !coordinates} />,
    ...drawn,
    <AroundSection reference={reference} around={around} writes={writes} />,
    <ConsentsSection reference={reference} consents={consents} writes={writes} />,
  ];
}

/** The timeline, with what all panels tell. */
async function timelineOf(
  open: OpenCase,
  panels: readonly CasePanel[],
  asked: Omit<Parameters<typeof readTimeline>[1], 'told'>,
): ReturnType<typeof readTimeline> {
  const told = together(panels.map((panel) => panel.happened?.(open) ?? []));
  return readTimeline(open, { ...asked, told: told.then((all) => all.flat()) });
}

/** Who stands beside the client, and how they are reached. */
async function volunteersOf(open: OpenCase) {
  const volunteers = await volunteersOfPage(open);
  const ids = volunteers.map(({ personId }) => personId);
  return { volunteers, numbers: await membersOf(open.visit, ids) };
}
