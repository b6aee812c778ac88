// Comforts of forms. Everything here works without script too, with one more click.
(() => {
  const every = 5000;

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  for (const form of document.querySelectorAll('form')) {
    sendOnce(form);
    if (form.dataset.draft) keepDraft(form);
    // One part of many: a moment in which one can pause, then the next.
    if (form.dataset.goesOn) setTimeout(() => form.requestSubmit(), 700);
  }

  /** A second press while the first is on its way does nothing; coming back to the page makes it possible again. */
  function sendOnce(form) {
    let sent = false;
    form.addEventListener('submit', (event) => {
      if (sent) event.preventDefault();
      sent = true;
      for (const button of form.querySelectorAll('button[type=submit]')) button.setAttribute('aria-disabled', 'true');
    });
    addEventListener('pageshow', () => {
      sent = false;
      for (const button of form.querySelectorAll('button[type=submit]')) button.removeAttribute('aria-disabled');
    });
  }

  /** Sends what was typed to the server, where it is sealed; never to the browser's own store, which others can read. */
  function keepDraft(form) {
    const status = form.querySelector('[data-draft-status]');
    let kept = contents(form);
    let underWay = null;
    let leaving = false;

    async function save() {
      const now = contents(form);
      if (leaving || now === kept || now === underWay) return;
      underWay = now;
      try {
        const answer = await fetch(form.dataset.draft, {
          method: 'POST',
          body: new URLSearchParams(now),
          keepalive: now.length < 60000,
          credentials: 'same-origin',
          redirect: 'error',
        });
        if (answer.ok) kept = now;
        say(answer.ok ? status.dataset.saved : status.dataset.failed);
      } catch {
        say(status.dataset.failed);
      } finally {
        underWay = null;
      }
    }

    function say(text) {
      if (status.textContent !== text) status.textContent = text;
    }

    setInterval(save, every);
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', () => document.hidden && save());
    form.addEventListener('submit', () => {
      leaving = true;
    });
    addEventListener('pageshow', () => {
      leaving = false;
    });
  }

  function contents(form) {
    return new URLSearchParams(new FormData(form)).toString();
  }
})();
