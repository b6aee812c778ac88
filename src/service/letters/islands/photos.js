// The pages of a letter before they are sent: in order, with how far the sending is and a way to stop it. Without this
// script the same form sends what was chosen, and the pages are put in order afterwards.
(() => {
  for (const box of document.querySelectorAll('[data-gathered]')) gather(box, box.closest('form'));

  function gather(box, form) {
    const words = box.dataset;
    const inputs = [...form.querySelectorAll('input[type=file]')];
    const many = inputs.some(({ multiple }) => multiple);
    const [list, status, bar, stop] = ['list', 'status', 'bar', 'stop'].map((name) =>
      box.querySelector(`[data-photos-${name}]`),
    );
    const send = form.querySelector('button[type=submit]');
    let files = [];
    let request = null;

    // There is a button for it now.
    box.querySelector('[data-photos-plain]')?.remove();
    form.classList.add('gathering');
    for (const input of inputs) {
      input.addEventListener('change', () => {
        const chosen = [...input.files];
        input.value = '';
        take(chosen);
      });
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!request) submit();
    });
    stop.addEventListener('click', () => request?.abort());

    function take(chosen) {
      const large = chosen.filter(({ size }) => size > words.mostBytes);
      const room = many ? words.mostFiles - files.length : 1;
      const fitting = chosen.filter(({ size }) => size <= words.mostBytes);
      files = [...(many ? files : []), ...fitting.slice(0, room)];
      draw();
      say(...large.map(({ name }) => `${name}: ${words.tooLarge}`), ...(fitting.length > room ? [words.tooMany] : []));
    }

    function draw() {
      list.hidden = files.length === 0;
      list.replaceChildren(...files.map(row));
    }

    function row(file, at) {
      const name = make('bdi', {}, file.name);
      const picture = make('span', { class: 'photo' });
      show(file, picture);
      const acts = many
        ? [
            act('up', at, () => move(at, at - 1), at === 0),
            act('down', at, () => move(at, at + 1), at === files.length - 1),
          ]
        : [];
      const away = act('away', at, () => {
        files.splice(at, 1);
        draw();
        (list.querySelectorAll('[data-act=away]')[Math.min(at, files.length - 1)] ?? inputs[0]).focus();
      });
      const told = make('span', { class: 'photo-name' }, make('b', {}, worded(words.page, at + 1)), ' ', name);
      return make('li', {}, picture, told, make('span', { class: 'photo-acts' }, ...acts, away));
    }

    function act(what, at, work, off = false) {
      const signs = { up: '↑', down: '↓', away: '×' };
      const label = worded(words[what], at + 1);
      const button = make(
        'button',
        { type: 'button', class: 'button quiet', 'data-act': what, 'aria-label': label, title: label },
        signs[what],
      );
      button.disabled = off;
      button.addEventListener('click', () => !request && work());
      return button;
    }

    function move(from, to) {
      files.splice(to, 0, ...files.splice(from, 1));
      draw();
      const acts = list.children[to].querySelectorAll('button:not(:disabled)');
      (list.children[to].querySelector(`[data-act=${to < from ? 'up' : 'down'}]:not(:disabled)`) ?? acts[0]).focus();
      say(worded(words.moved, to + 1));
    }

    function submit() {
      const size = files.reduce((sum, file) => sum + file.size, 0);
      if (files.length === 0) {
        say(words.none);
        inputs[0].focus();
        return;
      }
      if (size > words.mostInAll) return say(words.tooLarge);
      const body = new FormData(form);
      body.delete('file');
      for (const file of files) body.append('file', file, file.name);
      request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        bar.value = (100 * loaded) / total;
        // Whoever listens hears a quarter, not every drop.
        say(worded(words.sending, Math.floor((4 * loaded) / total) * 25));
      });
      request.upload.addEventListener('load', () => {
        bar.removeAttribute('value');
        say(words.reading);
        follow(request);
      });
      request.addEventListener('load', answered);
      request.addEventListener('error', () => refused(words.failed));
      request.addEventListener('abort', () =>
        newKey()
          .catch(() => undefined)
          .finally(() => ended(words.stopped)),
      );
      busy(true);
      request.send(body);
    }

    /**
     * Which page is being read, from time to time, for as long as this is being sent; not when ten times nobody knew.
     */
    async function follow(sent, unknown = 0) {
      if (unknown === 10) return;
      await new Promise((done) => setTimeout(done, 1000));
      if (request !== sent) return;
      const headers = { Accept: 'application/json' };
      const answer = await fetch('/letters/underway', { cache: 'no-store', headers }).catch(() => null);
      const { said } = answer?.ok ? read(await answer.text()) : {};
      if (request !== sent) return;
      if (said) say(said);
      follow(sent, said ? 0 : unknown + 1);
    }

    /**
     * The server may just have been ready: what is sent after a stop is another letter, with the key of a fresh form.
     */
    async function newKey() {
      const page = await fetch(form.action).then((answer) => answer.text());
      const [, key] = /name="_key" value="([^"]+)"/.exec(page) ?? [];
      if (key) form.elements._key.value = key;
    }

    function answered() {
      const said = read(request.responseText);
      // Also where the address leads nowhere: nothing is being sent any more, and the button works again.
      request = null;
      if (said.location) location.assign(said.location);
      else refused(...(said.errors ?? [words.failed]));
    }

    /** What went wrong stands in the middle of the screen, also where that is small and the button far below. */
    function refused(...sentences) {
      ended(...sentences);
      for (const sentence of status.children) sentence.className = 'field-error';
      status.scrollIntoView({ block: 'center' });
    }

    function ended(...sentences) {
      request = null;
      busy(false);
      say(...sentences);
    }

    function busy(now) {
      bar.hidden = !now;
      stop.hidden = !now;
      send.setAttribute('aria-disabled', String(now));
      if (now) stop.focus();
      else send.focus();
    }

    function say(...sentences) {
      if (status.textContent === sentences.join('')) return;
      status.replaceChildren(...sentences.map((sentence) => make('p', {}, sentence)));
    }
  }

  // A small picture, made here: the page may show none that does not come from the server.
  async function show(file, place) {
    place.textContent = file.name.split('.').at(-1).slice(0, 4);
    try {
      const small = await createImageBitmap(file, { resizeWidth: 96, resizeQuality: 'medium' });
      const canvas = make('canvas', { width: small.width, height: small.height, 'aria-hidden': 'true' });
      canvas.getContext('2d').drawImage(small, 0, 0);
      small.close();
      place.replaceChildren(canvas);
    } catch {
      // No picture, or of a kind that this browser cannot draw: its ending says what it is.
    }
  }

  function read(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  const worded = (sentence, number) => sentence.replace('{number}', number);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
})();
