// Reads sentences aloud, with a voice that lives on this machine only: other voices send the text away.
const synthesis = window.speechSynthesis;

/** One text that can be read aloud: its buttons, and where in it the voice is. */
class Reading {
  private voice: SpeechSynthesisVoice | undefined;
  /** Grows with every press, so that the end of an older reading moves nothing on. */
  private turn = 0;
  private readonly box: HTMLElement;
  private readonly read: HTMLElement;
  private readonly stop: HTMLElement;
  private readonly speed: HTMLSelectElement;

  constructor(box: HTMLElement, read: HTMLElement, stop: HTMLElement, speed: HTMLSelectElement) {
    this.box = box;
    this.read = read;
    this.stop = stop;
    this.speed = speed;
  }

  /** Offered only where this machine has a voice of its own in the language of the text. */
  offer(): void {
    const choose = () => this.choose();
    this.read.addEventListener('click', () => this.begin());
    this.stop.addEventListener('click', () => this.end());
    synthesis.addEventListener?.('voiceschanged', choose);
    choose();
  }

  private choose(): void {
    const language = this.box.dataset.lang ?? '';
    this.voice = synthesis.getVoices().find(({ lang, localService }) => localService && lang.startsWith(language));
    this.box.hidden = this.voice === undefined;
  }

  private begin(): void {
    synthesis.cancel();
    this.turn += 1;
    const text = document.getElementById(this.box.dataset.aloud ?? '');
    this.speak([...(text?.querySelectorAll('.told') ?? [])], this.turn);
    this.stop.focus();
  }

  private end(): void {
    this.turn += 1;
    synthesis.cancel();
    this.speak([], this.turn);
    this.read.focus();
  }

  /** One sentence at a time: so the one that is read can be shown, and a new speed holds from the next one on. */
  private speak(sentences: Element[], turn: number): void {
    for (const lit of document.querySelectorAll('.heard')) lit.classList.remove('heard');
    const sentence = turn === this.turn ? sentences.shift() : undefined;
    this.stop.hidden = sentence === undefined;
    this.read.hidden = !this.stop.hidden;
    if (sentence === undefined || this.voice === undefined) return;
    const spoken = new SpeechSynthesisUtterance(textOf(sentence));
    spoken.voice = this.voice;
    spoken.lang = this.voice.lang;
    spoken.rate = Number(this.speed.value);
    spoken.addEventListener('end', () => this.speak(sentences, turn));
    spoken.addEventListener('error', () => this.speak([], turn));
    sentence.classList.add('heard');
    // What is read is seen, also where it lay behind a fold.
    sentence.closest('details')?.setAttribute('open', '');
    synthesis.speak(spoken);
  }
}

/** Without the numbers of places and what opens over the page. */
function textOf(sentence: Element): string {
  const copy = sentence.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.to-place, [popover]')) part.remove();
  return (copy.textContent ?? '').trim();
}

function offer(box: HTMLElement): void {
  const read = box.querySelector<HTMLElement>('[data-aloud-read]');
  const stop = box.querySelector<HTMLElement>('[data-aloud-stop]');
  const speed = box.querySelector<HTMLSelectElement>('[data-aloud-speed]');
  if (read && stop && speed) new Reading(box, read, stop, speed).offer();
}

if (synthesis) {
  for (const box of document.querySelectorAll<HTMLElement>('[data-aloud]')) offer(box);

  // Nobody hears a letter through a pocket, or on the next page.
  addEventListener('pagehide', () => synthesis.cancel());
  document.addEventListener('visibilitychange', () => document.hidden && synthesis.cancel());
}
