import type { Context } from 'hono';
import { isTheme, PageHeader, show } from '#app/platform/web/index.ts';
import { examples } from './examples.view.tsx';

/** Handler for `GET /gallery?dir=rtl&theme=dark`: every part with its states. For development and the demo only. */
export function galleryPage(c: Context): Promise<Response> {
  const theme = c.req.query('theme');
  const shell = c.get('web');
  c.set('web', {
    ...shell,
    dir: c.req.query('dir') === 'rtl' ? 'rtl' : shell.dir,
    theme: isTheme(theme) ? theme : shell.theme,
    nav: [
      { href: '/gallery', label: 'Onderdelen', current: true },
      { href: '/gallery?dir=rtl', label: 'Van rechts naar links' },
      { href: '/gallery?theme=dark', label: 'Donker' },
    ],
  });
  return show(c, { title: 'Onderdelen', scripts: ['form'], width: 'wide' }, <Gallery />);
}

function Gallery() {
  return (
    <>
      <PageHeader title="Onderdelen" above="Voor wie hier pagina's maakt">
        <p>Elk onderdeel met zijn toestanden. Een nieuw onderdeel moet eerst geen oud onderdeel kunnen zijn.</p>
      </PageHeader>
      {examples.map((example) => (
        <section class="stack close example" aria-labelledby={`part-${example.id}`}>
          <h2 id={`part-${example.id}`}>{example.name}</h2>
          {example.draw()}
        </section>
      ))}
    </>
  );
}
