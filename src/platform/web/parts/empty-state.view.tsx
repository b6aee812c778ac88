import type { Child } from 'hono/jsx';

/** A list with nothing in it: says so, says why, and offers the next step as children. */
export function EmptyState({ title, children }: { title: string; children?: Child }) {
  return (
    <div class="empty stack close">
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}
