import type { Drawable } from './corpus-letter.ts';
import { Seed } from './seed.ts';
import { type Layout, layoutOf } from './typst.ts';

/** How a letter looks on paper: another font, bar and table for each, always the same for one letter. */
export function dressedLayout({ id, look, text }: Drawable): Layout {
  const seed = new Seed(`${id} dress`);
  const bar = seed.pick([undefined, undefined, '#154273', '#01689b', '#7a1f3d', '#24513a']);
  const font = seed.pick(['Noto Sans', 'Libertinus Serif', 'New Computer Modern', 'Noto Sans'] as const);
  return {
    ...layoutOf(id),
    ...(look === 'email' ? { refs: 'left' } : {}),
    dress: {
      font: look === 'email' ? seed.pick(['Noto Sans', 'DejaVu Sans Mono'] as const) : font,
      // No new page can begin inside two columns.
      columns: look === 'columns' && !text.includes('\n---') ? 2 : 1,
      ruled: seed.next() < 0.5,
      email: look === 'email',
      ...(bar === undefined ? {} : { bar }),
    },
  };
}
