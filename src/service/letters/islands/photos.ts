import { make } from '#app/platform/browser/index.ts';
import { answerIn, followReading, freshKey, type SentAnswer } from './photos-sending.ts';
import { showSmall } from './small-picture.ts';

// The pages of a letter before they are sent: in order, with how far the sending is and a way to stop it. Without this
// script the same form sends what was chosen, and the pages are put in order afterwards.

type Act = 'up' | 'down' | 'away';

const signs: Readonly<Record<Act, string>> = { up: '↑', down: '↓', away: '×' };

/** What is in the page for it. */
interface Parts {
  list: HTMLElement;
  status: HTMLElement;
  bar: HTMLProgressElement;
  stop: HTMLButtonElement;
  send: HTMLButtonElement;
}

/** One form in which pages are gathered. */
class Gathering {
  private readonly words: DOMStringMap;
  private readonly inputs: HTMLInputElement[];
  private readonly many: boolean;
  private files: File[] = [];
  private request: XMLHttpRequest | null = null;
  private readonly form: HTMLFormElement;
  private readonly parts: Parts;

  constructor(box: HTMLElement, form: HTMLFormElement, parts: Parts) {
    this.form = form;
    this.parts = parts;
    this.words = box.dataset;
    this.inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')];
    this.many = this.inputs.some(({ multiple }) => multiple);
  }

  listen(): void {
    this.form.classList.add('gathering');
    for (const input of this.inputs) {
      input.addEventListener('change', () => {
        const chosen = [...(input.files ?? [])];
        input.value = '';
        this.take(chosen);
      });
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.request) this.submit();
    });
    this.parts.stop.addEventListener('click', () => this.request?.abort());
  }

  private take(chosen: File[]): void {
    const { words, many } = this;
    const mostBytes = Number(words.mostBytes);
    const large = chosen.filter(({ size }) => size > mostBytes);
    const fitting = chosen.filter(({ size }) => size <= mostBytes);
    const room = many ? Number(words.mostFiles) - this.files.length : 1;
    this.files = [...(many ? this.files : []), ...fitting.slice(0, room)];
    this.draw();
    const tooMany = fitting.length > room ? [words.tooMany ?? ''] : [];
    this.say(...large.map(({ name }) => `${name}: ${words.tooLarge}`), ...tooMany);
  }

  private draw(): void {
    const { list } = this.parts;
    list.hidden = this.files.length === 0;
    list.replaceChildren(...this.files.map((file, at) => this.row(file, at)));
  }

  private row(file: File, at: number): HTMLElement {
    const picture = make('span', { class: 'photo' });
    showSmall(file, picture);
    const acts = this.many
      ? [
          this.act('up', at, () => this.move(at, at - 1), at === 0),
          this.act('down', at, () => this.move(at, at + 1), at === this.files.length - 1),
        ]
      : [];
    const away = this.act('away', at, () => this.takeAway(at));
    const page = make('b', {}, this.worded('page', at + 1));
    const told = make('span', { class: 'photo-name' }, page, ' ', make('bdi', {}, file.name));
    return make('li', {}, picture, told, make('span', { class: 'photo-acts' }, ...acts, away));
  }

  private act(what: Act, at: number, work: () => void, off = false): HTMLElement {
    const label = this.worded(what, at + 1);
    const look = { type: 'button', class: 'button quiet', 'data-act': what, 'aria-label': label, title: label };
    const button = make('button', look, signs[what]);
    button.disabled = off;
    button.addEventListener('click', () => !this.request && work());
    return button;
  }

  private takeAway(at: number): void {
    this.files.splice(at, 1);
    this.draw();
    const others = this.parts.list.querySelectorAll<HTMLElement>('[data-act=away]');
    (others[Math.min(at, this.files.length - 1)] ?? this.inputs[0])?.focus();
  }

  private move(from: number, to: number): void {
    this.files.splice(to, 0, ...this.files.splice(from, 1));
    this.draw();
    const row = this.parts.list.children[to];
    const same = row?.querySelector<HTMLElement>(`[data-act=${to < from ? 'up' : 'down'}]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLElement>('button:not(:disabled)'))?.focus();
    this.say(this.worded('moved', to + 1));
  }

  private submit(): void {
    const { words, files, form } = this;
    if (files.length === 0) {
      this.say(words.none ?? '');
      this.inputs[0]?.focus();
      return;
    }
    if (files.reduce((sum, file) => sum + file.size, 0) > Number(words.mostInAll)) {
      this.say(words.tooLarge ?? '');
      return;
    }
    const body = new FormData(form);
    body.delete('file');
    for (const file of files) body.append('file', file, file.name);
    this.send(body);
  }

  private send(body: FormData): void {
    const { words, form } = this;
    const { bar } = this.parts;
    const request = new XMLHttpRequest();
    this.request = request;
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = (100 * loaded) / total;
      // Whoever listens hears a quarter, not every drop.
      this.say(this.worded('sending', Math.floor((4 * loaded) / total) * 25));
    });
    request.upload.addEventListener('load', () => {
      bar.removeAttribute('value');
      this.say(words.reading ?? '');
      followReading(
        () => this.request === request,
        (sentence) => this.say(sentence),
      );
    });
    request.addEventListener('load', () => this.answered(answerIn(request.responseText)));
    request.addEventListener('error', () => this.refused(words.failed ?? ''));
    request.addEventListener('abort', () => this.stopped());
    this.busy(true);
    request.send(body);
  }

  /** The server may just have been ready: what is sent after a stop is another letter, with the key of a fresh form. */
  private async stopped(): Promise<void> {
    const key = await freshKey(this.form.action);
    const field = this.form.elements.namedItem('_key');
    if (key && field instanceof HTMLInputElement) field.value = key;
    this.ended(this.words.stopped ?? '');
  }

  private answered({ location: place, errors }: SentAnswer): void {
    // Also where the address leads nowhere: nothing is being sent any more, and the button can be pressed again.
    this.request = null;
    if (place) location.assign(place);
    else this.refused(...(errors ?? [this.words.failed ?? '']));
  }

  /** What went wrong is in the middle of the screen, also where that is small and the button far below. */
  private refused(...sentences: string[]): void {
    const { status } = this.parts;
    this.ended(...sentences);
    for (const sentence of status.children) sentence.className = 'field-error';
    status.scrollIntoView({ block: 'center' });
  }

  private ended(...sentences: string[]): void {
    this.request = null;
    this.busy(false);
    this.say(...sentences);
  }

  private busy(now: boolean): void {
    const { bar, stop, send } = this.parts;
    bar.hidden = !now;
    stop.hidden = !now;
    send.setAttribute('aria-disabled', String(now));
    if (now) stop.focus();
    else send.focus();
  }

  private say(...sentences: string[]): void {
    const { status } = this.parts;
    if (status.textContent === sentences.join('')) return;
    status.replaceChildren(...sentences.map((sentence) => make('p', {}, sentence)));
  }

  /** A sentence of the page with a number in it. */
  private worded(name: string, number: number): string {
    return (this.words[name] ?? '').replace('{number}', String(number));
  }
}

function gather(box: HTMLElement): void {
  const form = box.closest('form');
  const list = box.querySelector<HTMLElement>('[data-photos-list]');
  const status = box.querySelector<HTMLElement>('[data-photos-status]');
  const bar = box.querySelector<HTMLProgressElement>('[data-photos-bar]');
  const stop = box.querySelector<HTMLButtonElement>('[data-photos-stop]');
  const send = form?.querySelector<HTMLButtonElement>('button[type=submit]');
  if (!form || !list || !status || !bar || !stop || !send) return;
  // There is a button for it now.
  box.querySelector('[data-photos-plain]')?.remove();
  new Gathering(box, form, { list, status, bar, stop, send }).listen();
}

for (const box of document.querySelectorAll<HTMLElement>('[data-gathered]')) gather(box);
