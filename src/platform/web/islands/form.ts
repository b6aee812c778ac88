// Comforts of forms. Everything here works without script too, with one more click.
const saveEvery = 5000;
/** A moment in which one can pause, before the next part of many is sent. */
const nextPartAfter = 700;
/** A file has begun to come by then, or an answer took the place of the page. */
const fileComesWithin = 3000;
/** Browsers send no more than this once the page has gone. */
const mostKeptAlive = 60000;

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

for (const days of document.querySelectorAll<HTMLElement>('[data-days]')) {
  const field = document.getElementById(days.dataset.days ?? '') as HTMLInputElement | null;
  days.hidden = field === null;
  days.addEventListener('click', ({ target }) => {
    const day = (target as HTMLElement).dataset.day;
    if (field === null || day === undefined) return;
    field.value = day;
    field.focus();
  });
}

for (const form of document.querySelectorAll('form')) {
  const { draft, goesOn } = form.dataset;
  sendOnce(form);
  if (draft) keepDraft(form, draft);
  if (goesOn) setTimeout(() => form.requestSubmit(), nextPartAfter);
}

/**
 * A second press while the first is on its way does nothing; coming back to the page makes it possible again. What a form
 * answers with a file leaves the page where it is: it can be asked for again, with the password again.
 */
function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  const buttons = () => form.querySelectorAll('button[type=submit]');
  const openAgain = () => {
    sent = false;
    for (const button of buttons()) button.removeAttribute('aria-disabled');
  };
  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    else if (form.dataset.givesFile) setTimeout(afterFile, fileComesWithin);
    sent = true;
    for (const button of buttons()) button.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', openAgain);

  function afterFile(): void {
    for (const field of form.querySelectorAll<HTMLInputElement>('[type=password]')) field.value = '';
    openAgain();
  }
}

/** Sends what was typed to the server, where it is sealed; never to the browser's own store, which others can read. */
function keepDraft(form: HTMLFormElement, place: string): void {
  let kept = contents(form);
  let underWay: string | null = null;
  let leaving = false;

  async function save(): Promise<void> {
    const now = contents(form);
    if (leaving || now === kept || now === underWay) return;
    underWay = now;
    const outcome = await send(place, now);
    if (outcome !== 'failed') kept = now;
    say(form, outcome);
    underWay = null;
  }

  setInterval(save, saveEvery);
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.hidden && save());
  form.addEventListener('submit', () => {
    leaving = true;
  });
  addEventListener('pageshow', () => {
    leaving = false;
  });
}

/** Whether the server has kept it; `ended`: it has, for after the next sign-in, because the session is over. */
type Outcome = 'saved' | 'ended' | 'failed';

async function send(place: string, text: string): Promise<Outcome> {
  try {
    const answer = await fetch(place, {
      method: 'POST',
      body: new URLSearchParams(text),
      headers: { 'x-naast-draft': '1' },
      keepalive: text.length < mostKeptAlive,
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (answer.status === 401) return 'ended';
    return answer.ok ? 'saved' : 'failed';
  } catch {
    return 'failed';
  }
}

/** Says how it went, once: what is said again is heard again. That the session ended is said at the field. */
function say(form: HTMLFormElement, outcome: Outcome): void {
  const status = form.querySelector<HTMLElement>('[data-draft-status]');
  if (!status) return;
  const field = document.activeElement?.closest('.field');
  if (outcome === 'ended' && field && form.contains(field) && !field.contains(status)) field.append(status);
  const text = status.dataset[outcome] ?? '';
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle('field-error', outcome === 'ended');
}

/** Everything typed, as it is sent; a form with a draft has no files. */
function contents(form: HTMLFormElement): string {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return new URLSearchParams(pairs).toString();
}
