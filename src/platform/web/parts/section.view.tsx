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
