import type { Child } from 'hono/jsx';

interface Column {
  head: string;
  /** Where the same list stands in the order of this column, and whether it stands so now. */
  sort?: { href: string; now: 'ascending' | 'descending' | null };
  /** Numbers are at the end of their column. */
  number?: boolean;
}

interface DataTableProps {
  /** Needed for its region to have a name; unique on the page. */
  id: string;
  caption: string;
  columns: readonly Column[];
  /** Cells in the order of the columns; the first one names the row. */
  rows?: readonly (readonly Child[])[];
  /** The same under heads of their own, for rows that belong together. */
  groups?: readonly RowGroup[];
  hideCaption?: boolean;
  /**
   * On a phone each row becomes a card, its cells under one another; for rows that one reads, not for numbers one
   * compares.
   */
  stacks?: boolean;
  /** The rows of a long list stay one line high, and its heads in sight. */
  isList?: boolean;
}

interface RowGroup {
  head: Child;
  rows: readonly (readonly Child[])[];
}

/** A table that scrolls inside itself on a narrow screen, reachable by keyboard. */
export function DataTable({ id, caption, columns, rows = [], groups = [], ...looks }: DataTableProps) {
  const { hideCaption = false, stacks = false, isList = false } = looks;
  const classes = ['scroll', stacks ? 'stacks' : '', isList ? 'list' : ''].filter((one) => one !== '').join(' ');
  const table = (
    <section class={classes} aria-labelledby={id} tabindex={0}>
      <table>
        <caption id={id} class={hideCaption ? 'hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                scope="col"
                class={column.number === true ? 'number' : undefined}
                aria-sort={column.sort?.now ?? undefined}
              >
                {column.sort === undefined ? column.head : <a href={column.sort.href}>{column.head}</a>}
              </th>
            ))}
          </tr>
        </thead>
        {rows.length === 0 ? null : <tbody>{rows.map((row) => rowOf(row, columns))}</tbody>}
        {groups.map(({ head, rows: under }) => (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colspan={columns.length}>
                {head}
              </th>
            </tr>
            {under.map((row) => rowOf(row, columns))}
          </tbody>
        ))}
      </table>
    </section>
  );
  return isList ? <div class="list-room">{table}</div> : table;
}

/** No part of its own: a list of fifty has so many rows that each level costs something. */
function rowOf([name, ...rest]: readonly Child[], columns: readonly Column[]) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {rest.map((cell, place) => (
        <td class={columns[place + 1]?.number === true ? 'number' : undefined} data-label={columns[place + 1]?.head}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
