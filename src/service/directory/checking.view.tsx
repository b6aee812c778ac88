import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  DescriptionList,
  EmptyState,
  Form,
  freshForm,
  PageHeader,
  Pagination,
  TelephoneLink,
  useShell,
} from '#app/platform/web/index.ts';
import { inLanguage } from './find.ts';
import type { Entry } from './organisation.ts';
import { WebsiteLink } from './website.view.tsx';

export const checkedOnAPage = 18;

interface CheckingProps {
  /** Of this page. */
  entries: readonly Entry[];
  /** How many wait for somebody to look. */
  left: number;
  total: number;
  page: number;
}

/** What nobody of this service looked at, or not for long, a line each, the first one open: call, open the website, press. */
export function CheckingPage({ entries, left, total, page }: CheckingProps) {
  const { t } = useShell();
  const pages = Math.ceil(left / checkedOnAPage);
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('directory.checking')}>
        <p>{t('directory.checking.explain')}</p>
        <p class="soft">{t('directory.checking.count', { looked: total - left, total })}</p>
      </PageHeader>
      {entries.length === 0 ? <EmptyState title={t('directory.checking.done')} /> : null}
      <div class="flow">
        {entries.map((entry, place) => (
          <ToCheck entry={entry} open={place === 0} />
        ))}
      </div>
      {page < pages ? <p class="soft">{t('directory.checking.after', { count: left - entries.length })}</p> : null}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(other) => (other > 1 ? `/directory/checking?page=${other}` : '/directory/checking')}
      />
    </div>
  );
}

function ToCheck({ entry: { code, content, version }, open }: { entry: Entry; open: boolean }) {
  const { t, lang } = useShell();
  const does = inLanguage(content.does, lang);
  const { telephone, website, hours } = content;
  return (
    <details class="sheet stack close" open={open}>
      <summary>
        <bdi>{content.name}</bdi>
      </summary>
      <p lang={does.lang === lang ? undefined : does.lang}>{does.text}</p>
      <DescriptionList
        facts={[
          ...(telephone === null
            ? []
            : [{ term: t('directory.field.telephone'), value: <TelephoneLink number={telephone} /> }]),
          ...(hours === undefined ? [] : [{ term: t('directory.field.hours'), value: inLanguage(hours, lang).text }]),
          ...(website === null
            ? []
            : [{ term: t('directory.field.website'), value: <WebsiteLink address={website} /> }]),
        ]}
      />
      <Form action={`/directory/${code}/check`} form={freshForm({ back: 'checking' })} version={version}>
        <input type="hidden" name="back" value="checking" />
        <ButtonRow>
          <Button>{t('directory.checking.right')}</Button>
          <ButtonLink href={`/directory/${code}/edit`} kind="quiet">
            {t('directory.edit')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </details>
  );
}
