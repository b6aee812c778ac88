// Tapping a sentence lights its place in the letter, tapping a place its sentence. Without this script the numbers are
// links.
(() => {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  function go(link) {
    const target = document.querySelector(link.getAttribute('href'));
    if (!target) return;
    for (const one of document.querySelectorAll('.lit')) one.classList.remove('lit');
    const place = target.dataset.place ?? link.dataset.place;
    for (const one of document.querySelectorAll(`[data-place="${place}"]`)) one.classList.add('lit');
    link.closest('.told')?.classList.add('lit');
    target.classList.add('lit');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
  }

  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a.to-place, a.place');
    // Somebody who marks words to copy them, or taps a legal word, wants to stay there.
    const stays = event.target.closest('button, [popover], a') || String(getSelection()) !== '';
    const chosen = link ?? (stays ? null : event.target.closest('.told')?.querySelector('.to-place'));
    if (!chosen) return;
    event.preventDefault();
    go(chosen);
  });
})();
