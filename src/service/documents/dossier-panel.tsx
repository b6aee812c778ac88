import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { may } from '#app/platform/access/visit/index.ts';
import { ButtonLink, ButtonRow, Sheet, useShell } from '#app/platform/web/index.ts';
import { listDossier } from './dossier.store.ts';
import type { DossierEntry } from './dossier.ts';
import { inOrderOfTime } from './dossier.ts';
import { dateInWords, titleOf } from './dossier-words.ts';

const shown = 4;

/** The panel of a case with its papers: the newest few, and the way to all of them. */
export const dossierPanel = {
  order: 20,
  async show(visit: Visit, open: OpenCase) {
    const entries = (await listDossier(visit, open)).filter(({ isSetAside }) => !isSetAside);
    const mayAdd = may(visit, 'document.add') && open.status === 'open';
    return <DossierPanel reference={open.reference} entries={entries} mayAdd={mayAdd} />;
  },
};

interface DossierPanelProps {
  reference: string;
  entries: readonly DossierEntry[];
  mayAdd: boolean;
}

function DossierPanel({ reference, entries, mayAdd }: DossierPanelProps) {
  const { t, lang } = useShell();
  const at = `/clients/${reference}/dossier`;
  const documents = entries.filter(({ letterKind }) => letterKind === null);
  return (
    <Sheet title={t('dossier.title')} id="dossier">
      {entries.length === 0 ? <p class="soft">{t('dossier.empty')}</p> : null}
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
      {entries.length === 0 ? null : <a href={at}>{t('dossier.panel.all', { count: entries.length })}</a>}
      {mayAdd ? (
        <ButtonRow>
          <ButtonLink href={`${at}/new`} kind="quiet">
            {t('dossier.add')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Sheet>
  );
}
