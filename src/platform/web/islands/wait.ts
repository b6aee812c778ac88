// While the service starts anew nobody answers. Goes on as soon as the page that we wait for is there itself.
const place = document.querySelector('[data-wait]')?.getAttribute('data-wait');
const pause = 1500;

async function look(page: string): Promise<void> {
  try {
    const answer = await fetch(page, { cache: 'no-store', credentials: 'same-origin' });
    // The old service still answers for a moment, and leads elsewhere.
    if (answer.ok && !answer.redirected) return location.replace(page);
  } catch {
    // Nobody there yet.
  }
  setTimeout(look, pause, page);
}

if (place) setTimeout(look, pause, place);
