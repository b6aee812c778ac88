import { make } from '#app/platform/browser/index.ts';

// The search page as a window over any page: Ctrl+K, Cmd+K or "/". Without this script its link leads to the search
// page.

interface Found {
  groups: { label: string; options: { href: string; label: string; note?: string }[] }[];
  said: string;
}

const opener = document.querySelector<HTMLAnchorElement>('[data-find]');
const words = opener?.dataset ?? {};
/** Milliseconds without a key before what was typed is asked. */
const wait = 200;
let active = -1;
let asked: AbortController | null = null;
let timer = 0;
/** What is shown belongs to other letters than those that are there: nobody is led by it. */
let stale = false;

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
const close = make('button', { type: 'button', class: 'button quiet' }, words.close ?? '');
const dialog = make(
  'dialog',
  { class: 'find', 'aria-labelledby': 'find-label' },
  make('label', { id: 'find-label', for: 'find-term' }, words.label ?? ''),
  make('div', { class: 'row end' }, input, close),
  make('p', { id: 'find-keys', class: 'small soft' }, words.keys ?? ''),
  list,
  status,
);

const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];

function choose(at: number): void {
  const all = options();
  active = all.length === 0 ? -1 : (at + all.length) % all.length;
  for (const [place, option] of all.entries()) option.setAttribute('aria-selected', String(place === active));
  const chosen = all[active];
  if (chosen) {
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  } else input.removeAttribute('aria-activedescendant');
}

function draw({ groups, said }: Found): void {
  let number = 0;
  const groupOf = ({ label, options: found }: Found['groups'][number], at: number) =>
    make(
      'div',
      { role: 'group', 'aria-labelledby': `find-group-${at}` },
      make('p', { id: `find-group-${at}`, class: 'small soft' }, label),
      ...found.map(({ href, label: text, note }) => {
        number += 1;
        const rest = note ? [' ', make('span', { class: 'small soft' }, note)] : [];
        const look = { id: `find-${number}`, role: 'option', href, tabindex: '-1' };
        return make('a', look, make('bdi', {}, text), ...rest);
      }),
    );
  list.replaceChildren(...groups.map(groupOf));
  input.setAttribute('aria-expanded', String(number > 0));
  status.textContent = said;
  choose(0);
  stale = false;
}

/** When the server cannot be asked, the way to the search page. */
const failed = (): Found => ({
  groups: [{ label: '', options: [{ href: opener?.href ?? '', label: words.failed ?? '' }] }],
  said: '',
});

async function ask(): Promise<void> {
  asked?.abort();
  const mine = new AbortController();
  asked = mine;
  try {
    const answer = await fetch('/search/quick', {
      method: 'POST',
      body: new URLSearchParams({ _csrf: words.find ?? '', term: input.value }),
      credentials: 'same-origin',
      redirect: 'error',
      signal: mine.signal,
    });
    const found: Found = await answer.json();
    if (asked === mine) draw(found);
  } catch {
    if (asked === mine) draw(failed());
  }
}

function open(): void {
  if (dialog.open) return;
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
  input.focus();
  ask();
}

function typed(): void {
  clearTimeout(timer);
  stale = true;
  timer = setTimeout(ask, wait);
}

function press(event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') choose(active + 1);
  else if (event.key === 'ArrowUp') choose(active - 1);
  else if (event.key === 'Enter') {
    if (!stale) options()[active]?.click();
  } else return;
  event.preventDefault();
}

/** Nothing that was found stays behind in the page. */
function forget(): void {
  clearTimeout(timer);
  asked?.abort();
  asked = null;
  stale = false;
  input.value = '';
  list.replaceChildren();
  status.textContent = '';
}

/** Ctrl+K and Cmd+K everywhere; "/" alone where nobody is typing, and nobody switched it off. */
function opens(event: KeyboardEvent): boolean {
  const withControl = event.ctrlKey || event.metaKey;
  if (event.altKey) return false;
  if (withControl) return event.key.toLowerCase() === 'k';
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  return words.slash === 'on' && event.key === '/' && !isTyping;
}

function listen(link: HTMLAnchorElement): void {
  input.addEventListener('input', typed);
  input.addEventListener('keydown', press);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', forget);
  addEventListener('pagehide', () => dialog.open && dialog.close());
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  addEventListener('keydown', (event) => {
    if (!opens(event)) return;
    event.preventDefault();
    open();
  });
}

if (opener && 'showModal' in dialog) listen(opener);
