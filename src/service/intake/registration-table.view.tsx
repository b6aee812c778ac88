import { longDate, spokenNames, type Translate } from '#app/platform/language/index.ts';
import { Badge, type Order, Table, table, useShell } from '#app/platform/web/index.ts';
import type { ListedRegistration, SeenRegistration } from './intake.store.ts';
import type { Registration } from './intake.ts';
import { ageOf } from './registration.view.tsx';

export interface RegistrationTableProps {
  /** Unique on the page. */
  id: string;
  caption: string;
  rows: readonly SeenRegistration[];
  /** Without a base nothing is left to open. */
  base: '/queue' | '/arrivals' | null;
  /** Which way round they stand, and where they stand the other way; without it its head is no link. */
  sorted?: { order: Order<'came'>; hrefOf: (order: Order<'came'>) => string } | undefined;
}

/** The only order that asks nothing of what is sealed: by the day on which they came. */
export const registrationOrders = ['came'] as const;

interface Given {
  base: RegistrationTableProps['base'];
  /** As they came. */
  listed: readonly ListedRegistration[];
}

const registrations = ({ base, listed }: Given) => {
  const isShown = base !== null;
  return table<SeenRegistration, 'came'>('list', {
    came: {
      head: 'intake.column.came',
      sort: 'came',
      cell: ({ listed: row }) => <Came row={row} rows={listed} base={base} />,
    },
    by: {
      head: 'intake.column.by',
      isShown,
      cell: ({ content }) => (content === null ? <ClosedCell /> : <ByCell content={content} />),
    },
    place: { head: 'intake.column.place', isShown, cell: ({ content }) => content && <PlaceCell content={content} /> },
    language: {
      head: 'intake.column.language',
      isShown,
      cell: ({ content }) => content && <LanguageCell content={content} />,
    },
    asks: { head: 'intake.column.asks', isShown, cell: ({ content }) => content && <AsksCell content={content} /> },
    safety: {
      head: 'intake.column.safety',
      isShown,
      cell: ({ content }) => content && <SafetyCell content={content} />,
    },
  });
};

/** Registrations by the day on which they came, with what one chooses by: who, where, which language, what, how safely. */
export function RegistrationTable({ base, ...props }: RegistrationTableProps) {
  const asShown = props.rows.map((row) => row.listed);
  const listed = props.sorted?.order.down ? asShown.toReversed() : asShown;
  return <Table of={registrations({ base, listed })} hideCaption {...props} />;
}

function Came({
  row,
  rows,
  base,
}: {
  row: ListedRegistration;
  rows: readonly ListedRegistration[];
  base: RegistrationTableProps['base'];
}) {
  const { t, lang } = useShell();
  const title = t('intake.queue.one', { day: longDate(row.received_day, lang) });
  return (
    <>
      {base === null ? title : <a href={`${base}/${row.id}`}>{title}</a>}{' '}
      <span class="small soft">{whenOf(row, rows, t)}</span>
    </>
  );
}

/** How long ago, in which hour, and which of that hour: so that no two rows look alike. */
function whenOf(row: ListedRegistration, rows: readonly ListedRegistration[], t: Translate): string {
  const { received_day: day, received_hour: hour } = row;
  if (hour === null) return ageOf(day, t);
  const same = rows.filter((one) => one.received_day === day && one.received_hour === hour);
  const which = same.length > 1 ? t('intake.queue.which', { place: same.indexOf(row) + 1, count: same.length }) : '';
  return [ageOf(day, t), t('intake.queue.hour', { from: hour, to: hour + 1 }), which].filter(Boolean).join(', ');
}

function ClosedCell() {
  const { t } = useShell();
  return <span class="soft">{t('intake.clearing.closed')}</span>;
}

function ByCell({ content: { referrer } }: { content: Registration }) {
  const { t } = useShell();
  return referrer === null ? t('intake.list.herself') : <bdi>{referrer.organisation}</bdi>;
}

function PlaceCell({ content: { place } }: { content: Registration }) {
  const { t } = useShell();
  return place === null ? <span class="soft">{t('intake.list.noPlace')}</span> : <bdi>{place}</bdi>;
}

function LanguageCell({ content: { languages, languageElse } }: { content: Registration }) {
  const { t, lang } = useShell();
  if (languages.length > 0) return spokenNames(languages, lang);
  return languageElse === null ? <span class="soft">{t('cases.language.unknown')}</span> : <bdi>{languageElse}</bdi>;
}

function AsksCell({ content: { needs } }: { content: Registration }) {
  const { t } = useShell();
  if (needs.length === 0) return <span class="soft">{t('intake.list.noNeeds')}</span>;
  return needs.map((need) => t(`intake.list.need.${need}`)).join(', ');
}

/** The shortest form of the rules: enough to see who needs care first, the page has them whole. */
function SafetyCell({ content: { leaveMessage, mustNotKnow, when } }: { content: Registration }) {
  const { t } = useShell();
  return (
    <>
      {leaveMessage === 'yes' ? null : <Badge tone="soon">{t('cases.flag.noMessage')}</Badge>}{' '}
      {mustNotKnow === null ? null : <Badge tone="soon">{t('cases.flag.secret')}</Badge>}{' '}
      {when === null ? null : <bdi class="small">{when}</bdi>}
    </>
  );
}
