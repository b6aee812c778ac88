import type { BundleExhibit, BundleJob } from '#app/platform/files/index.ts';
import { longDate, translator } from '#app/platform/language/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import type { BundleDocument, ChosenDocument } from './bundle.ts';
import { dateInWords } from './document-words.ts';
import { inOrderOfTime } from './documents.ts';

/** Lawyers and authorities here read Dutch, whatever language the maker has on the screen. */
const lang = 'nl';

/** "bijlage 2", as it is on the pages. */
const exhibitLabel = (at: number) => translator(lang)('dossier.pdf.exhibit', { number: at + 1 });

/** The words of a bundle. The first page names no client: the reference, for whom it is, and from whom. */
export function jobOf(
  about: { reference: string; service: string; day: string; document: BundleDocument },
  exhibits: readonly BundleExhibit[],
): BundleJob {
  const t = translator(lang);
  const reference = groupedReference(about.reference);
  const pages = exhibits.reduce((sum, exhibit) => sum + exhibit.pages.length, 0);
  const chosen = about.document.exhibits;
  return {
    title: t('dossier.pdf.title', { reference }),
    language: lang,
    cover: {
      facts: [
        [t('dossier.pdf.reference'), reference],
        [t('dossier.pdf.for'), about.document.receiver],
        [t('dossier.pdf.from'), about.service],
        [t('dossier.pdf.day'), longDate(about.day, lang)],
        [t('dossier.pdf.size'), t('dossier.pdf.documents', { count: exhibits.length, pages })],
      ],
      notes: [
        t('dossier.pdf.confidential'),
        t('dossier.pdf.copies'),
        ...(exhibits.some(isSearchable) ? [t('dossier.pdf.searchable.note')] : []),
      ],
    },
    chronology: {
      title: t('dossier.pdf.chronology'),
      columns: [t('dossier.pdf.date'), t('dossier.pdf.document'), t('dossier.pdf.number')],
    },
    contents: {
      title: t('dossier.pdf.contents'),
      columns: [t('dossier.pdf.number'), t('dossier.pdf.document'), t('dossier.pdf.page')],
    },
    manifest: {
      title: t('dossier.pdf.manifest'),
      notes: [t('dossier.pdf.manifest.original'), t('dossier.pdf.manifest.exhibit')],
      original: t('dossier.pdf.original'),
      exhibit: t('dossier.pdf.asHere'),
    },
    exhibits,
    inOrderOfTime: inOrderOfTime(chosen).map((one) => chosen.indexOf(one)),
    stamp: `{page} / {pages} – {label}`,
    foot: t('dossier.pdf.foot', { reference }),
  };
}

/** What is told of an exhibit, with its pages; without any when it could not be opened. */
export function exhibitOf(
  { title, date, issuer, kind }: ChosenDocument,
  at: number,
  opened: { original: string | null; pages: BundleExhibit['pages'] } | null,
): BundleExhibit {
  const t = translator(lang);
  const label = exhibitLabel(at);
  const kindWords = t(`dossier.kind.${kind}`);
  const pages = opened?.pages ?? [];
  const searchable = isSearchable({ pages }) ? t('dossier.pdf.searchable') : null;
  return {
    label,
    title,
    date: dateInWords(date, lang),
    about: [issuer, kindWords === title ? null : kindWords, searchable].filter(Boolean).join(' · '),
    original: opened?.original ?? null,
    pages,
    broken: opened === null ? t('dossier.pdf.broken', { label }) : null,
  };
}

/** Whether there are words under its pages. */
const isSearchable = ({ pages }: Pick<BundleExhibit, 'pages'>) => pages.some(({ words = [] }) => words.length > 0);
