import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  ButtonLink,
  ButtonRow,
  csvOf,
  EmptyState,
  PageHeader,
  PrintButton,
  show,
  Table,
  table,
  useShell,
} from '#app/platform/web/index.ts';
import { type FigureTable, figureTables } from './figure-tables.ts';
import { readFigures } from './figures.store.ts';

/** The project leader's figures, on the screen and as a file: the same tables. */
export const figureRoutes: StaffRoute[] = [
  { method: 'GET', path: '/figures', needs: 'figures.read', handle: showFigures },
  { method: 'GET', path: '/figures/csv', needs: 'figures.read', handle: sendFigures },
];

async function showFigures(c: Context, visit: Visit): Promise<Response> {
  const { t } = c.get('web');
  const tables = figureTables(await readFigures(visit), t);
  return show(c, { title: t('reporting.title'), width: 'wide', scripts: ['form'] }, <FiguresView tables={tables} />);
}

/** The audit log says that figures left the installation, and who took them. */
async function sendFigures(c: Context, visit: Visit): Promise<Response> {
  const tables = figureTables(await readFigures(visit), c.get('web').t);
  visit.journal.note({ action: 'figures.exported', count: tables.length });
  const rows = tables.flatMap(({ caption, heads, rows }) => [[caption], heads, ...rows, ['']]);
  return c.body(csvOf(rows), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="cijfers-${today()}.csv"`,
  });
}

function FiguresView({ tables }: { tables: readonly FigureTable[] }) {
  const { t } = useShell();
  const has = (id: FigureTable['id']) => tables.some((table) => table.id === id);
  return (
    <div class="stack">
      <PageHeader title={t('reporting.title')} />
      <p>{t('reporting.intro')}</p>
      {tables.length === 0 ? null : <p class="small soft">{t('reporting.few.note')}</p>}
      {has('regions') ? null : <EmptyState title={t('reporting.empty')} />}
      {tables.filter(isWide).map((table) => (
        <FiguresTable table={table} />
      ))}
      <div class="two">
        {tables
          .filter((table) => !isWide(table))
          .map((table) => (
            <FiguresTable table={table} />
          ))}
      </div>
      {has('registrations') ? null : <EmptyState title={t('reporting.regEmpty')} />}
      <ButtonRow>
        {tables.length === 0 ? null : (
          <ButtonLink href="/figures/csv" kind="quiet">
            {t('reporting.csv')}
          </ButtonLink>
        )}
        <PrintButton />
      </ButtonRow>
      {tables.length === 0 ? null : <p class="small soft">{t('reporting.csv.note')}</p>}
    </div>
  );
}

/** In half of a desk a table of more columns would have to be moved sideways. */
const mostInHalf = 3;
const isWide = ({ heads }: FigureTable) => heads.length > mostInHalf;

function FiguresTable({ table: { id, caption, heads, rows } }: { table: FigureTable }) {
  const columns = heads.map((head, at) => [
    `column-${at}`,
    {
      head: () => head,
      cell: (row: FigureTable['rows'][number]) => (at === 0 ? <bdi>{row[at]}</bdi> : String(row[at])),
      isNumber: at > 0,
    },
  ]);
  return <Table of={table('numbers', Object.fromEntries(columns))} id={id} caption={caption} rows={rows} />;
}
