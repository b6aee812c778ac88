// Tapping a sentence lights its place in the letter, tapping a place its sentence. Without this script the numbers are
// links.
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Lights where the link leads and everything of the same place, and goes there. */
function go(link: Element): void {
  const target = document.querySelector<HTMLElement>(link.getAttribute('href') ?? '');
  if (!target) return;
  for (const one of document.querySelectorAll('.lit')) one.classList.remove('lit');
  const place = placeOf(target) ?? placeOf(link);
  for (const one of document.querySelectorAll(`[data-place="${place}"]`)) one.classList.add('lit');
  link.closest('.told')?.classList.add('lit');
  target.classList.add('lit');
  // On a phone a sentence may lie behind a fold. Without this script the browser opens it.
  target.closest('details')?.setAttribute('open', '');
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
}

const placeOf = (one: Element) => one.getAttribute('data-place');

/** The link that a tap here means; none where somebody wants to stay. */
function linkOf(tapped: Element): Element | null | undefined {
  const link = tapped.closest('a.to-place, a.place');
  if (link) return link;
  // Somebody who marks words to copy them, or taps a legal word, wants to stay where they are.
  const stays = tapped.closest('button, [popover], a') || String(getSelection()) !== '';
  return stays ? null : tapped.closest('.told')?.querySelector('.to-place');
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = linkOf(event.target);
  if (!link) return;
  event.preventDefault();
  go(link);
});
