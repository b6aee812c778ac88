import type { BundleExhibit, BundleJob } from '#app/platform/files/index.ts';
import { longDate, translator } from '#app/platform/language/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import type { BundleDocument, ChosenDocument } from './bundle.ts';
import { dateInWords } from './document-words.ts';
import { inOrderOfTime } from './documents.ts';

/** Lawyers and authorities here read Dutch, whatever language the maker has on the screen. */
const lang = 'nl';

/** "bijlage 2", as it is on the pages. */
const exhibitLabel = (at: number) => translator(lang)('documents.pdf.exhibit', { number: at + 1 });

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
    title: t('documents.pdf.title', { reference }),
    language: lang,
    cover: {
      facts: [
        [t('documents.pdf.reference'), reference],
        [t('documents.pdf.for'), about.document.receiver],
        [t('documents.pdf.from'), about.service],
        [t('documents.pdf.day'), longDate(about.day, lang)],
        [t('documents.pdf.size'), t('documents.pdf.documents', { count: exhibits.length, pages })],
      ],
      notes: [
        t('documents.pdf.confidential'),
        t('documents.pdf.copies'),
        ...(exhibits.some(isSearchable) ? [t('documents.pdf.searchable.note')] : []),
      ],
    },
    chronology: {
      title: t('documents.pdf.chronology'),
      columns: [t('documents.pdf.date'), t('documents.pdf.document'), t('documents.pdf.number')],
    },
    contents: {
      title: t('documents.pdf.contents'),
      columns: [t('documents.pdf.number'), t('documents.pdf.document'), t('documents.pdf.page')],
    },
    manifest: {
      title: t('documents.pdf.manifest'),
      notes: [t('documents.pdf.manifest.original'), t('documents.pdf.manifest.exhibit')],
      original: t('documents.pdf.original'),
      exhibit: t('documents.pdf.asHere'),
    },
    exhibits,
    inOrderOfTime: inOrderOfTime(chosen).map((one) => chosen.indexOf(one)),
    stamp: `{page} / {pages} – {label}`,
    foot: t('documents.pdf.foot', { reference }),
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
  const kindWords = t(`documents.kind.${kind}`);
  const pages = opened?.pages ?? [];
  const searchable = isSearchable({ pages }) ? t('documents.pdf.searchable') : null;
  return {
    label,
    title,
    date: dateInWords(date, lang),
    about: [issuer, kindWords === title ? null : kindWords, searchable].filter(Boolean).join(' · '),
    original: opened?.original ?? null,
    pages,
    broken: opened === null ? t('documents.pdf.broken', { label }) : null,
  };
}

/** Whether there are words under its pages. */
const isSearchable = ({ pages }: Pick<BundleExhibit, 'pages'>) => pages.some(({ words = [] }) => words.length > 0);
