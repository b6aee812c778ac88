import type { Child } from 'hono/jsx';

export type Tone = 'plain' | 'soon' | 'late' | 'done' | 'info';

/** A state in words; the colour only repeats it. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children?: Child }) {
  return <span class={tone === 'plain' ? 'badge' : `badge ${tone}`}>{children}</span>;
}

/** A reference or number that keeps its own direction. */
export function Code({ children }: { children?: Child }) {
  return (
    <bdi class="code" dir="ltr">
      {children}
    </bdi>
  );
}
