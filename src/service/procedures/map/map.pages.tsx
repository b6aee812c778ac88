import type { Context } from 'hono';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { isLang } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, notFound, show } from '#app/platform/web/index.ts';
import { standingNow } from '#app/service/approvals/index.ts';
import { clientTitle, needsReadingAloud, PaperForClient, readHeader } from '#app/service/cases/index.ts';
import { happenedOf, type PlacedLimit, placedLimits, standingOf } from '../events/index.ts';
import { gateOf } from '../gate/index.ts';
import { listLimits } from '../limits/index.ts';
import { type FoundProcedure, procedureFromPath } from './from-path.ts';
import { MapPage } from './map-page.view.tsx';
import { PaperMap } from './paper-map.view.tsx';
import { StagePage } from './stage-page.view.tsx';

/** The map of one procedure of a client, on the screen and on paper, and the page of each stage. */
export function mapRoutes(): Route[] {
  const at = '/clients/:reference/procedures/:id';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showFromPath },
    { method: 'GET', path: `${at}/paper`, needs: 'case.read', handle: showPaper },
    { method: 'GET', path: `${at}/stages/:stage`, needs: 'case.read', handle: showStage },
  ];
}

async function showFromPath(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'case.read');
  return found ? showMap(c, visit, found) : notFound(c);
}

/** The map page; with a form that was refused, its words and errors. */
export async function showMap(
  c: Context,
  visit: Visit,
  found: FoundProcedure,
  refused: { form?: FormState; status?: RefusedStatus } = {},
): Promise<Response> {
  const { open, procedure } = found;
  const title = clientTitle(open.reference, c.get('web').t('procedures.map'));
  const body = (
    <MapPage
      reference={open.reference}
      procedure={procedure}
      limits={await limitsOf(found)}
      writes={may(visit, 'procedure.change') && open.status === 'open'}
      closed={await gateOf(open)}
      stopForm={refused.form ?? freshForm()}
      whole={c.req.query('show') === 'all'}
    />
  );
  const page = { title, width: 'wide', failed: refused.status !== undefined, scripts: ['form'] } as const;
  return show(c, page, body, refused.status ?? 200);
}

async function showPaper(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'case.read');
  if (!found) return notFound(c);
  const { header } = await readHeader(found.open);
  const asked = c.req.query('lang') ?? '';
  // Dutch where the client reads it, else English (design question 24); whoever prints can choose the other.
  const lang = isLang(asked) ? asked : header.reads === 'nl' ? 'nl' : 'en';
  const limits = await limitsOf(found);
  const standing = await standingNow(visit);
  const closed = await gateOf(found.open);
  const body = (
    <PaperForClient header={header}>
      <PaperMap
        reference={found.open.reference}
        procedure={found.procedure}
        {...{ limits, standing, closed, lang }}
        reads={header.reads}
        pictures={needsReadingAloud(header)}
      />
    </PaperForClient>
  );
  const title = clientTitle(found.open.reference, c.get('web').t('procedures.map'));
  return show(c, { title, width: 'wide', scripts: ['form', 'aloud'] }, body);
}

async function showStage(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'case.read');
  const stage = found?.procedure.definition.stages.find(({ id }) => id === c.req.param('stage'));
  if (!found || !stage) return notFound(c);
  const { open, procedure } = found;
  const title = clientTitle(open.reference, c.get('web').t('procedures.map'));
  const body = (
    <StagePage
      reference={open.reference}
      procedure={procedure}
      stage={stage}
      limits={await limitsOf(found)}
      standing={await standingNow(visit)}
      closed={await gateOf(open)}
      writes={may(visit, 'procedure.change') && open.status === 'open'}
    />
  );
  return show(c, { title, scripts: ['form'] }, body);
}

/** The limits that follow from this procedure. */
async function limitsOf({ open, procedure }: FoundProcedure): Promise<PlacedLimit[]> {
  const happened = { stages: standingOf(procedure), events: happenedOf(procedure) };
  return placedLimits(procedure.id, procedure.definition, happened, await listLimits(open));
}
