import type { Child } from 'hono/jsx';
import { ButtonLink, ButtonRow, Notice, useShell } from '#app/platform/web/index.ts';
import { doorTo, pageAddress } from './addresses.ts';
import type { PageContent } from './contents.ts';
import { pagesWith } from './edited-text.ts';
import type { PageFacts } from './facts.store.ts';
import { AtADistance, callAddress, Organisations, Regions } from './facts.view.tsx';
import type { PartName } from './marked-text.ts';
import { SearchForm } from './search.view.tsx';
import { WhoWeAre } from './who-we-are.view.tsx';

/** Draws the parts that a content file names; each is on more than one page. */
export function partsWith({
  contact,
  organisation,
  regions,
  organisations,
  edited,
}: PageFacts): (name: PartName) => Child {
  const parts: Readonly<Record<PartName, () => Child>> = {
    ask: () => <Ask telephone={null} />,
    'ask or call': () => <Ask telephone={contact.telephone} />,
    call: () => <Call />,
    code: () => <HaveCode />,
    danger: () => <Danger />,
    distance: () => <AtADistance regions={regions} />,
    organisation: () => <WhoWeAre organisation={organisation} />,
    organisations: () => <Organisations organisations={organisations} />,
    refer: () => <Refer />,
    regions: () => <Regions regions={regions} />,
    safe: () => <Safe />,
    search: () => <SearchForm />,
    secrecy: () => <Secrecy />,
    'pages help': () => <PageList group="help" edited={edited} />,
    'pages self': () => <PageList group="self" edited={edited} />,
    'pages others': () => <PageList group="others" edited={edited} />,
    'pages us': () => <PageList group="us" edited={edited} />,
  };
  return (name) => parts[name]();
}

function Danger() {
  const { t, lang } = useShell();
  return (
    <Notice tone="late">
      <div class="danger-call">
        <p class="notice-title">{t('public-pages.danger')}</p>
        <a class="button" href="tel:112">
          {t('public-pages.danger.call')}
        </a>
      </div>
      <p>
        <a href={pageAddress(lang, 'nu')}>{t('public-pages.danger.more')}</a>
      </p>
    </Notice>
  );
}

/** One promise, the same words on every page: a page that promised more would be believed. */
function Secrecy() {
  const { t } = useShell();
  return <p>{t('public-pages.secrecy')}</p>;
}

function Call() {
  const { t } = useShell();
  return (
    <p class="danger-call">
      <a class="button wide" href="tel:112">
        {t('public-pages.danger.call')}
      </a>
    </p>
  );
}

/** The one thing to press; on the first page with the telephone beside it, for whoever would rather talk. */
function Ask({ telephone }: { telephone: string | null }) {
  const { t, lang } = useShell();
  return (
    <ButtonRow>
      <ButtonLink href={doorTo(lang, '/start')} wide>
        {t('public-pages.ask')}
      </ButtonLink>
      {telephone === null ? null : (
        <ButtonLink href={callAddress(telephone)} kind="quiet" wide>
          {t('public-pages.ask.call', { number: telephone })}
        </ButtonLink>
      )}
    </ButtonRow>
  );
}

function HaveCode() {
  const { t, lang } = useShell();
  return (
    <p>
      {t('public-pages.code')} <a href={doorTo(lang, '/code')}>{t('public-pages.code.look')}</a>
    </p>
  );
}

function Refer() {
  const { t, lang } = useShell();
  return (
    <ButtonRow>
      <ButtonLink href={doorTo(lang, '/start/for-someone')} wide>
        {t('public-pages.refer')}
      </ButtonLink>
    </ButtonRow>
  );
}

function Safe() {
  const { t } = useShell();
  return (
    <Notice title={t('public-pages.safe')}>
      <p>{t('public-pages.safe.exit', { exit: t('web.exit') })}</p>
      <p>{t('public-pages.safe.back')}</p>
      <p>{t('public-pages.safe.history')}</p>
    </Notice>
  );
}

/** Pages of one group, each with the line that says what is in it. */
function PageList({ group, edited }: { group: PageContent['group'] } & Pick<PageFacts, 'edited'>) {
  const { lang } = useShell();
  return (
    <ul class="ways">
      {pagesWith(edited)
        [lang].filter((page) => page.group === group)
        .map((page) => (
          <li>
            <a href={pageAddress(lang, page.slug)}>{page.heading}</a>
            <span class="soft">{page.about}</span>
          </li>
        ))}
    </ul>
  );
}
