import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { show } from '#app/platform/web/index.ts';
import { companyFrom } from './company.store.ts';
import { CompanyPage, companyPlace } from './company.view.tsx';

/** The appointments of all my clients that want company: the grant decides which those are. */
export function companyPages(): Route[] {
  return [{ method: 'GET', path: companyPlace, needs: 'limit.list', handle: showCompany }];
}

async function showCompany(c: Context, visit: Visit): Promise<Response> {
  const now = today().toString();
  const asked = z.iso.date().safeParse(c.req.query('from'));
  const from = asked.success && asked.data > now ? asked.data : now;
  const company = await companyFrom(visit, from);
  return show(
    c,
    { title: c.get('web').t('procedures.limits.company.title'), width: 'wide', scripts: ['form'] },
    <CompanyPage company={company} from={from === now ? null : from} writes={may(visit, 'limit.change')} />,
  );
}
