import type { Lang, Translate } from '#app/platform/language/index.ts';
import { spokenNames } from '#app/platform/language/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { type ConflictField, differingFields } from '#app/platform/web/index.ts';
import { noBsnHere, openFromPath, showClientPage } from '../client/index.ts';
import { type CaseHeader, readHeader, saveHeader } from '../records/index.ts';
import { detailsForm, headerFrom, headerValues } from './details-form.view.tsx';

const path = '/clients/:reference/details';

/** Changing the name to use and the languages. */
export const detailsRoutes = () =>
  formRoutes({
    form: detailsForm,
    page: path,
    to: path,
    needs: 'case.write-safety',
    does: 'change',
    async open(c, visit) {
      const open = await openFromPath(c, visit, 'case.write');
      return open && { open, ...(await readHeader(open)) };
    },
    start: ({ header, version }) => ({ values: headerValues(header), version }),
    noBsnHere,
    async save({ open, header }, { values, version }) {
      const saved = await saveHeader(open, headerFrom(values, header), version);
      return saved === 'saved' ? `/clients/${open.reference}` : 'stale';
    },
    conflict({ header }, mine, c) {
      const { t, lang } = c.get('web');
      return differences(headerFrom(mine, header), header, t, lang);
    },
    show(c, { open }, shown, status) {
      const { t } = c.get('web');
      const at = `/clients/${open.reference}`;
      const form = <detailsForm.Form {...shown} action={`${at}/details`} save={t('cases.save')} back={at} />;
      return showClientPage(c, open, { title: t('cases.details'), status }, form);
    },
  });

/** The fields in which the two headers differ, in words. */
function differences(mine: CaseHeader, theirs: CaseHeader, t: Translate, lang: Lang): ConflictField[] {
  const words = ({ nameToUse, languages, reads, reading, interpreter }: CaseHeader) => [
    { term: t('cases.details.name'), value: nameToUse ?? '' },
    { term: t('cases.column.language'), value: spokenNames(languages, lang) },
    { term: t('cases.details.reads'), value: reads === null ? '' : spokenNames([reads], lang) },
    {
      term: t('cases.details.readingSkill'),
      value: reading === undefined ? '' : t(`cases.details.readingSkill.${reading.skill}`),
    },
    { term: t('cases.details.script'), value: reading?.script ? t(`cases.script.${reading.script}`) : '' },
    { term: t('cases.details.interpreter'), value: t(`cases.interpreter.${interpreter}`) },
  ];
  return differingFields(words(mine), words(theirs));
}
