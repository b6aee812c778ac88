import { longDate, today, translator } from '#app/platform/language/index.ts';
import { Breadcrumb, EmptyState, PageHeader, PrintButton, useShell } from '#app/platform/web/index.ts';
import type { ApprovalText } from '#app/service/approvals/index.ts';
import { markInWords } from '#app/service/procedures/index.ts';
import { SectionsInWords } from './text-page.view.tsx';
import { WorkedExamples } from './worked-example.view.tsx';

/** Kinds of a line or two: many of them stand on one sheet. */
const short = ['sentence', 'term'];

/** For a Dutch lawyer, whatever the language of the page. */
const t = translator('nl');

/** Sheets for a lawyer to read, to remark on and to sign: one a text, and one for all that are short. */
export function ReviewPrint({ texts }: { texts: readonly ApprovalText[] }) {
  const shell = useShell();
  const long = texts.filter(({ kind }) => !short.includes(kind));
  const lines = texts.filter(({ kind }) => short.includes(kind));
  return (
    <>
      <div class="off-paper stack">
        <Breadcrumb crumbs={[{ href: '/approvals', label: shell.t('approvals.title') }]} />
        <PageHeader title={shell.t('approval-desk.sheets')}>
          <p>{shell.t('approval-desk.sheets.lead', { n: texts.length })}</p>
        </PageHeader>
        {texts.length === 0 ? <EmptyState title={shell.t('approval-desk.empty')} /> : <PrintButton />}
      </div>
      <div lang="nl" class="stack">
        {long.map((text) => (
          <ReviewSheet text={text} />
        ))}
        {lines.length === 0 ? null : <ShortTexts texts={lines} />}
      </div>
    </>
  );
}

function ReviewSheet({ text }: { text: ApprovalText }) {
  const { kind, name, version, hash, source, confidence, limits, sections } = text;
  return (
    <article class="sheet stack review-sheet">
      <header class="stack close">
        <p class="small">{t(`approval-desk.kind.${kind}`)}</p>
        <h2>{name}</h2>
        <p class="small">
          {t('approval-desk.sheet.about', {
            version,
            code: hash.slice(0, 12),
            mark: markInWords(confidence, 'nl'),
            day: longDate(today().toString(), 'nl'),
          })}
        </p>
        {source === null ? null : (
          <p class="small">
            {t('procedures.limits.source')}: {source}
          </p>
        )}
      </header>
      <div class="review-columns">
        <SectionsInWords sections={sections('nl')} lang="nl" />
        <Remarks />
      </div>
      {limits.length === 0 ? null : (
        <section class="stack close">
          <h3>{t('approval-desk.limits')}</h3>
          <WorkedExamples limits={limits} lang="nl" />
        </section>
      )}
      <SignHere />
    </article>
  );
}

/** Sentences and words of the glossary, each on a line with room beside it. */
function ShortTexts({ texts }: { texts: readonly ApprovalText[] }) {
  return (
    <article class="sheet stack review-sheet">
      <h2>{t('approval-desk.sheet.short')}</h2>
      <table class="review-lines">
        <thead>
          <tr>
            <th scope="col">{t('approval-desk.column.name')}</th>
            <th scope="col">{t('approval-desk.sheet.says')}</th>
            <th scope="col">{t('approval-desk.sheet.remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {texts.map(({ key, kind, hash, sections }) => (
            <tr>
              <th scope="row">
                {key} <span class="small soft">{hash.slice(0, 8)}</span>
              </th>
              <td>
                {sections('nl').map(({ heading, lines }) => (
                  <p>
                    {kind === 'term' ? <b>{heading}: </b> : null}
                    {lines.join(' ')}
                  </p>
                ))}
              </td>
              <td class="room" />
            </tr>
          ))}
        </tbody>
      </table>
      <SignHere />
    </article>
  );
}

function Remarks() {
  return (
    <div class="remarks">
      <p class="small soft">{t('approval-desk.sheet.remarks')}</p>
    </div>
  );
}

/** What the lawyer decides, by hand. */
function SignHere() {
  return (
    <dl class="sign-here">
      {(['verdict', 'lawyer', 'source', 'day', 'signature'] as const).map((what) => (
        <div>
          <dt>{t(`approval-desk.sheet.${what}`)}</dt>
          <dd>{what === 'verdict' ? t('approval-desk.sheet.verdicts') : ''}</dd>
        </div>
      ))}
    </dl>
  );
}
