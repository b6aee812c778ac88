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

/** A page that is worked on; what one needs there stands beside it and stays, where a desk has the room. On a phone it follows. */
export function SideBySide({ need, children }: { need: Child; children?: Child }) {
  return (
    <div class="below">
      <div class="stack">{children}</div>
      <div class="stack close stays">{need}</div>
    </div>
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
