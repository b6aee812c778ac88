// While the service starts anew nobody answers. Goes on as soon as the page that we wait for is there itself.
(() => {
  const place = document.querySelector('[data-wait]')?.getAttribute('data-wait');
  if (!place) return;

  async function look() {
    try {
      const answer = await fetch(place, { cache: 'no-store', credentials: 'same-origin' });
      // The old service still answers for a moment, and leads elsewhere.
      if (answer.ok && !answer.redirected) return location.replace(place);
    } catch {
      // Nobody there yet.
    }
    setTimeout(look, 1500);
  }

  setTimeout(look, 1500);
})();
