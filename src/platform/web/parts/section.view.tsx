import type { Child } from 'hono/jsx';

/** A sheet of paper on the desk: one subject, with its heading. */
export function Section({ title, id, children }: { title?: string; id?: string; children?: Child }) {
  return (
    <section class="sheet stack close" id={id}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}

/**
 * What is behind a fold on a phone and stands open where there is room and on paper. Last days and how to reach somebody
 * safely never go into one.
 */
export function FoldNarrow({ summary, open = false, children }: { summary: string; open?: boolean; children?: Child }) {
  return (
    <details class="fold-narrow" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
