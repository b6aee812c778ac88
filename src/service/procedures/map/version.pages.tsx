import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, notFound, readForm, refuse, text, withWhole } from '#app/platform/web/index.ts';
import { showClientPage } from '#app/service/cases/index.ts';
import { goOver, newerVersion } from '../events/index.ts';
import { listLimits } from '../limits/index.ts';
import { type FoundProcedure, procedureAddress, procedureFromPath } from './from-path.ts';
import { VersionPage } from './version-page.view.tsx';

/** Going over to a newer version of a procedure: first what would change, then one act. */
export function versionRoutes(): Route[] {
  const path = '/clients/:reference/procedures/:id/version';
  return [
    { method: 'GET', path, needs: 'procedure.change', handle: showNewer },
    { method: 'POST', path, needs: 'procedure.change', handle: goToNewer },
  ];
}

async function showNewer(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'procedure.change');
  return found ? page(c, found, freshForm()) : notFound(c);
}

/** Which comparison the coordinator saw: what has changed since is shown first. */
const versionForm = z.strictObject({ mark: text(64) });

async function goToNewer(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, versionForm);
  if (!read.ok) return page(c, found, read.form, read.status);
  const { open, procedure } = found;
  if (open.status === 'closed') return page(c, found, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  if (procedure.document.stopped !== null) return c.redirect(procedureAddress(found), 303);
  const went = await goOver(open, procedure.id, read.values.mark);
  if (went === null) return notFound(c);
  if (went === 'stale') return page(c, found, withWhole(read.form, 'procedures.version.stale'), 409);
  return c.redirect(procedureAddress(found), 303);
}

/** What would change, as it is now; the map itself when there is nothing to go over to. */
async function page(c: Context, found: FoundProcedure, form: FormState, status?: RefusedStatus): Promise<Response> {
  const { open, procedure } = found;
  const newer = newerVersion(procedure, await listLimits(open), today().toString());
  if (newer === null || procedure.document.stopped !== null)
    return status === undefined ? c.redirect(procedureAddress(found), 303) : refuse(c, 'conflict');
  const title = c.get('web').t('procedures.version.title');
  const body = <VersionPage at={procedureAddress(found)} procedure={procedure} newer={newer} form={form} />;
  return showClientPage(c, open, { title, status }, body);
}
