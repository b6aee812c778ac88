import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Lang, Translate } from '#app/platform/language/index.ts';
import { spokenNames } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  Conflict,
  type ConflictField,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  readForm,
  refuse,
  show,
} from '#app/platform/web/index.ts';
import { clientTitle, differingFields, openFromPath, saysNoBsnHere } from '../client/index.ts';
import { type CaseHeader, readHeader, saveHeader, type VersionedHeader } from '../records/index.ts';
import { DetailsForm, detailsForm, headerAsTyped, headerFrom } from './details-form.view.tsx';

type Status = 400 | 409 | 413 | 415 | 422;

/** Changing the name to use and the languages. */
export function detailsRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/clients/:reference/details',
      needs: 'case.write-safety',
      async handle(c, visit) {
        const open = await openFromPath(c, visit, 'case.write');
        if (!open) return notFound(c);
        const now = await readHeader(open);
        return showDetails(c, open, now);
      },
    },
    { method: 'POST', path: '/clients/:reference/details', needs: 'case.write-safety', handle: saveDetails },
  ];
}

async function saveDetails(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  const read = await readForm(c.req, detailsForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showDetails(c, open, await readHeader(open), read);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const before = await readHeader(open);
  const header = headerFrom(read.values, before.header);
  if ((await saveHeader(open, header, read.version)) === 'saved') return c.redirect(`/clients/${open.reference}`, 303);
  const now = await readHeader(open);
  return showDetails(c, open, now, { form: { ...read.form, version: now.version }, status: 409, mine: header });
}

function showDetails(
  c: Context,
  open: OpenCase,
  now: VersionedHeader,
  more: { form?: FormState; status?: Status; mine?: CaseHeader } = {},
): Promise<Response> {
  const { t, lang } = c.get('web');
  const form = more.form ?? freshForm(headerAsTyped(now.header));
  const fields = more.mine ? differences(more.mine, now.header, t, lang) : [];
  return show(
    c,
    { title: clientTitle(open.reference, t('cases.details')), failed: more.status !== undefined, scripts: ['form'] },
    <div class="stack">
      <PageHeader title={t('cases.details')} />
      {more.mine ? <Conflict fields={fields} /> : null}
      <DetailsForm action={`/clients/${open.reference}/details`} form={form} version={now.version} />
    </div>,
    more.status,
  );
}

/** The fields in which the two headers differ, in words. */
function differences(mine: CaseHeader, theirs: CaseHeader, t: Translate, lang: Lang): ConflictField[] {
  const words = ({ nameToUse, languages, reads, reading, interpreter }: CaseHeader) => [
    { label: t('cases.details.name'), value: nameToUse ?? '' },
    { label: t('cases.column.language'), value: spokenNames(languages, lang) },
    { label: t('cases.details.reads'), value: reads === null ? '' : spokenNames([reads], lang) },
    {
      label: t('cases.details.readingSkill'),
      value: reading === undefined ? '' : t(`cases.details.readingSkill.${reading.skill}`),
    },
    { label: t('cases.details.script'), value: reading?.script ? t(`cases.script.${reading.script}`) : '' },
    { label: t('cases.details.interpreter'), value: t(`cases.interpreter.${interpreter}`) },
  ];
  return differingFields(words(mine), words(theirs));
}
