import type { SandboxPage } from '../create-sandbox.ts';
import type { BundleExhibit, BundleJob } from '../sandbox/bundle/job.ts';

type Exhibit = Partial<BundleExhibit> & { shown?: readonly SandboxPage[] };

/** A job with these exhibits in this order, and the pictures that belong to it. */
export function bundleJob(exhibits: readonly Exhibit[]): { job: BundleJob; pictures: Buffer[] } {
  const pictures: Buffer[] = [];
  const all = exhibits.map(({ shown = [], ...more }, at): BundleExhibit => {
    const pages = shown.map(({ width, height, png }) => ({ picture: pictures.push(png) - 1, width, height }));
    const exhibit = { label: `bijlage ${at + 1}`, title: `Stuk ${at + 1}`, date: '27 november 2026', about: 'IND' };
    return { ...exhibit, original: 'ab'.repeat(32), broken: null, ...more, pages };
  });
  const job: BundleJob = {
    title: 'Bundel 7KQ2-MX41',
    language: 'nl',
    cover: {
      facts: [
        ['Kenmerk', '7KQ2-MX41'],
        ['Voor', 'mr. A. Proef, advocaat'],
        ['Gemaakt op', '25 november 2026'],
      ],
      notes: ['Vertrouwelijk. Alleen voor wie hierboven staat.'],
    },
    chronology: { title: 'Tijdlijn van de stukken', columns: ['Datum', 'Stuk', 'Bijlage'] },
    contents: { title: 'Inhoud', columns: ['Bijlage', 'Stuk', 'Bladzijde'] },
    manifest: {
      title: 'Controlelijst',
      notes: ['Zo controleert u het.'],
      original: 'Origineel',
      exhibit: 'Zoals hier',
    },
    exhibits: all,
    inOrderOfTime: all.map((_, at) => at).reverse(),
    stamp: '{page} / {pages} – {label}',
    foot: '7KQ2-MX41 · vertrouwelijk',
  };
  return { job, pictures };
}
