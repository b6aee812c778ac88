import type { Child } from 'hono/jsx';

/** A code that is shown once, large and in groups, with what to do with it. */
export function CodeBlock({ label, code, children }: { label: string; code: string; children?: Child }) {
  return (
    <div class="code-block stack close">
      <p class="soft">{label}</p>
      <p class="code-text">
        <bdi dir="ltr">{code}</bdi>
      </p>
      {children}
    </div>
  );
}
