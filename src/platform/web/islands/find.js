// The search page as a window over any page: Ctrl+K, Cmd+K or "/". Without this script its link leads to the search page.
(() => {
  const opener = document.querySelector('[data-find]');
  if (!opener || !('showModal' in HTMLDialogElement.prototype)) return;
  const words = opener.dataset;
  const wait = 200;
  let active = -1;
  let asked = null;
  let timer = 0;
  // What is shown belongs to other letters than those that stand there: nobody is led by it.
  let stale = false;

  // Text only, never markup: what is found here holds names that strangers chose.
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const input = make('input', {
    id: 'find-term',
    class: 'input full',
    type: 'text',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'find-list',
    'aria-autocomplete': 'list',
    'aria-describedby': 'find-keys',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '100',
    dir: 'auto',
  });
  const list = make('div', { id: 'find-list', class: 'find-list', role: 'listbox', 'aria-label': words.results });
  const status = make('p', { class: 'small soft', role: 'status' });
  const close = make('button', { type: 'button', class: 'button quiet' }, words.close);
  const dialog = make(
    'dialog',
    { class: 'find', 'aria-labelledby': 'find-label' },
    make('label', { id: 'find-label', for: 'find-term' }, words.label),
    make('div', { class: 'row end' }, input, close),
    make('p', { id: 'find-keys', class: 'small soft' }, words.keys),
    list,
    status,
  );

  const options = () => [...list.querySelectorAll('[role=option]')];

  function choose(at) {
    const all = options();
    active = all.length === 0 ? -1 : (at + all.length) % all.length;
    for (const [place, option] of all.entries()) option.setAttribute('aria-selected', String(place === active));
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    }
  }

  function draw({ groups, said }) {
    let number = 0;
    list.replaceChildren(
      ...groups.map(({ label, options: found }, at) =>
        make(
          'div',
          { role: 'group', 'aria-labelledby': `find-group-${at}` },
          make('p', { id: `find-group-${at}`, class: 'small soft' }, label),
          ...found.map(({ href, label: text, note }) => {
            number += 1;
            const name = make('bdi', {}, text);
            const rest = note ? [' ', make('span', { class: 'small soft' }, note)] : [];
            return make('a', { id: `find-${number}`, role: 'option', href, tabindex: '-1' }, name, ...rest);
          }),
        ),
      ),
    );
    input.setAttribute('aria-expanded', String(number > 0));
    status.textContent = said;
    choose(0);
    stale = false;
  }

  async function ask() {
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    try {
      const answer = await fetch('/search/quick', {
        method: 'POST',
        body: new URLSearchParams({ _csrf: words.find, term: input.value }),
        credentials: 'same-origin',
        redirect: 'error',
        signal: mine.signal,
      });
      const found = await answer.json();
      if (asked === mine) draw(found);
    } catch {
      if (asked === mine)
        draw({ groups: [{ label: '', options: [{ href: opener.href, label: words.failed }] }], said: '' });
    }
  }

  function open() {
    if (dialog.open) return;
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.showModal();
    input.focus();
    ask();
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    stale = true;
    timer = setTimeout(ask, wait);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choose(active + 1);
    else if (event.key === 'ArrowUp') choose(active - 1);
    else if (event.key === 'Enter') {
      if (!stale) options()[active]?.click();
    } else return;
    event.preventDefault();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  // Nothing that was found stays behind in the page.
  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    asked?.abort();
    asked = null;
    stale = false;
    input.value = '';
    list.replaceChildren();
    status.textContent = '';
  });
  addEventListener('pagehide', () => dialog.open && dialog.close());

  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener('keydown', (event) => {
    const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
    const withK = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash =
      words.slash === 'on' && !isTyping && event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!withK && !slash) return;
    event.preventDefault();
    open();
  });
})();
