import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { ButtonLink, ButtonRow, Section, useShell } from '#app/platform/web/index.ts';
import { onceAPage, type TimelineLine } from '#app/service/cases/index.ts';
import { bundlesThatWentOut } from './bundle.store.ts';
import { dateInWords, titleOf } from './document-words.ts';
import { listDocuments } from './documents.store.ts';
import type { DocumentEntry } from './documents.ts';
import { inOrderOfTime } from './documents.ts';

const shown = 4;

/** Read once for the panel and the timeline of one page. */
const documentsOfPage = onceAPage(listDocuments);

/** The panel of a case with its papers: the newest few, and the way to all of them. */
export const documentsPanel = {
  order: 20,
  wentOut: bundlesThatWentOut,
  async show(open: OpenCase) {
    const entries = (await documentsOfPage(open)).filter(({ isSetAside }) => !isSetAside);
    const mayAdd = may(open.visit, 'document.add') && open.status === 'open';
    return <DocumentsPanel reference={open.reference} entries={entries} mayAdd={mayAdd} />;
  },
  /** Letters are told by their own module. */
  async happened(open: OpenCase): Promise<TimelineLine[]> {
    const entries = (await documentsOfPage(open)).filter(
      ({ letterKind, isSetAside }) => letterKind === null && !isSetAside,
    );
    return entries.map((entry) => ({
      kind: 'papers',
      on: entry.addedDay,
      view: <Came reference={open.reference} entry={entry} />,
    }));
  },
};

/** A document on the timeline: when it was brought in. */
function Came({ reference, entry }: { reference: string; entry: DocumentEntry }) {
  const { t, lang } = useShell();
  return (
    <>
      {t('documents.happened')}{' '}
      <a href={`/clients/${reference}/dossier/${entry.id}`}>
        <bdi>{titleOf(entry, lang)}</bdi>
      </a>
    </>
  );
}

interface DocumentsPanelProps {
  reference: string;
  entries: readonly DocumentEntry[];
  mayAdd: boolean;
}

function DocumentsPanel({ reference, entries, mayAdd }: DocumentsPanelProps) {
  const { t, lang } = useShell();
  const at = `/clients/${reference}/dossier`;
  const documents = entries.filter(({ letterKind }) => letterKind === null);
  return (
    <Section title={t('documents.title')} id="dossier">
      {entries.length === 0 ? <p class="soft">{t('documents.empty')}</p> : null}
      {documents.length === 0 ? null : (
        <ul class="stack close">
          {inOrderOfTime(documents)
            .slice(-shown)
            .map((entry) => (
              <li>
                <a href={`${at}/${entry.id}`}>
                  <bdi>{titleOf(entry, lang)}</bdi>
                </a>
                <p class="small soft">{dateInWords(entry.date, lang)}</p>
              </li>
            ))}
        </ul>
      )}
      {entries.length === 0 ? null : <a href={at}>{t('documents.panel.all', { count: entries.length })}</a>}
      {mayAdd ? (
        <ButtonRow>
          <ButtonLink href={`${at}/new`} kind="quiet">
            {t('documents.add')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Section>
  );
}
