// Reads sentences aloud, with a voice that lives on this machine only: other voices send the text away.
(() => {
  const synthesis = window.speechSynthesis;
  if (!synthesis) return;

  for (const box of document.querySelectorAll('[data-aloud]')) offer(box);

  // Nobody hears a letter through a pocket, or on the next page.
  addEventListener('pagehide', () => synthesis.cancel());
  document.addEventListener('visibilitychange', () => document.hidden && synthesis.cancel());

  function offer(box) {
    const read = box.querySelector('[data-aloud-read]');
    const stop = box.querySelector('[data-aloud-stop]');
    const speed = box.querySelector('[data-aloud-speed]');
    let voice;
    let turn = 0;

    function choose() {
      voice = synthesis.getVoices().find(({ lang, localService }) => localService && lang.startsWith(box.dataset.lang));
      box.hidden = voice === undefined;
    }

    // One sentence at a time: so the one that is read can be shown, and a new speed holds from the next one on.
    function speak(sentences, mine) {
      for (const lit of document.querySelectorAll('.heard')) lit.classList.remove('heard');
      const sentence = mine === turn ? sentences.shift() : undefined;
      stop.hidden = sentence === undefined;
      read.hidden = !stop.hidden;
      if (sentence === undefined) return;
      const spoken = new SpeechSynthesisUtterance(textOf(sentence));
      spoken.voice = voice;
      spoken.lang = voice.lang;
      spoken.rate = Number(speed.value);
      spoken.addEventListener('end', () => speak(sentences, mine));
      spoken.addEventListener('error', () => speak([], mine));
      sentence.classList.add('heard');
      synthesis.speak(spoken);
    }

    read.addEventListener('click', () => {
      synthesis.cancel();
      turn += 1;
      speak([...document.getElementById(box.dataset.aloud).querySelectorAll('.told')], turn);
      stop.focus();
    });
    stop.addEventListener('click', () => {
      turn += 1;
      synthesis.cancel();
      speak([], turn);
      read.focus();
    });
    synthesis.addEventListener?.('voiceschanged', choose);
    choose();
  }

  // Without the numbers of places and what opens over the page.
  function textOf(sentence) {
    const copy = sentence.cloneNode(true);
    for (const part of copy.querySelectorAll('.to-place, [popover]')) part.remove();
    return copy.textContent.trim();
  }
})();
