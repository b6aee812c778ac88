import type { Child } from 'hono/jsx';

/** `plain` looks like a link: for what may be done beside the one thing that the page is for. */
type Kind = 'primary' | 'quiet' | 'danger' | 'plain';

interface ButtonProps {
  kind?: Kind;
  /** Over the full width, at the thumb on a phone. */
  wide?: boolean;
  name?: string;
  value?: string;
  children?: Child;
}

/** Sends its form. One primary button a page. */
export function Button({ kind = 'primary', wide = false, name, value, children }: ButtonProps) {
  return (
    <button class={classes(kind, wide)} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that starts something and looks like a button. */
export function ButtonLink({
  href,
  kind = 'primary',
  wide = false,
  children,
}: Omit<ButtonProps, 'name' | 'value'> & { href: string }) {
  return (
    <a class={classes(kind, wide)} href={href}>
      {children}
    </a>
  );
}

/** Buttons beside one another; under one another on a phone, but for a pair of short answers. */
export function ButtonRow({ pair = false, children }: { pair?: boolean; children?: Child }) {
  return <div class={pair ? 'buttons pair' : 'buttons'}>{children}</div>;
}

function classes(kind: Kind, wide: boolean): string {
  return ['button', kind === 'primary' ? '' : kind, wide ? 'wide' : ''].filter(Boolean).join(' ');
}
