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
  TelephoneLink,
  useShell,
} from '#app/platform/web/index.ts';
import { inLanguage } from './find.ts';
import type { Entry } from './organisation.ts';
import { WebsiteLink } from './website.view.tsx';

/** Everything that nobody of this service has looked at, one below the other: call, open the website, press. */
export function CheckingPage({ entries, total }: { entries: readonly Entry[]; total: number }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <Breadcrumb crumbs={[{ href: '/directory', label: t('directory.title') }]} />
      <PageHeader title={t('directory.checking')}>
        <p>{t('directory.checking.explain')}</p>
        <p class="soft">{t('directory.checking.count', { looked: total - entries.length, total })}</p>
      </PageHeader>
      {entries.length === 0 ? <EmptyState title={t('directory.checking.done')} /> : null}
      {entries.map((entry) => (
        <ToCheck entry={entry} />
      ))}
    </div>
  );
}

function ToCheck({ entry: { code, content, version } }: { entry: Entry }) {
  const { t, lang } = useShell();
  const does = inLanguage(content.does, lang);
  const { telephone, website, hours } = content;
  return (
    <section class="sheet stack close" aria-labelledby={`to-${code}`}>
      <h2 id={`to-${code}`}>{content.name}</h2>
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
    </section>
  );
}
