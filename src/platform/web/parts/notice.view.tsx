import type { Child } from 'hono/jsx';
import type { Tone } from './badge.view.tsx';

interface NoticeProps {
  tone?: Exclude<Tone, 'plain'>;
  title?: string;
  /** Read out at once by a screen reader: for what just happened, not for what always is there. */
  announce?: boolean;
  children?: Child;
}

/** One thing the reader must know now, with the next step. */
export function Notice({ tone = 'info', title, announce = false, children }: NoticeProps) {
  return (
    <div class={`notice ${tone} stack close`} role={announce ? 'status' : undefined}>
      {title === undefined ? null : <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}
