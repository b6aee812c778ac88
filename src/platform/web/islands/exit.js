// Leaves at once: covers the page, then goes away without a way back. Shift three times does the same as the button.
(() => {
  const way = document.querySelector('[data-exit]');
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('leave') : null;
  let presses = 0;
  let last = 0;
  let modifier = false;

  function cover() {
    document.title = '…';
    document.documentElement.hidden = true;
  }

  function leave() {
    cover();
    tabs?.postMessage('leave');
    location.replace(way.href);
  }

  way?.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  tabs?.addEventListener('message', () => {
    cover();
    location.replace(way.href);
  });

  // A press counts when Shift goes down and up alone, within five seconds of the one before.
  addEventListener('keydown', (event) => {
    if (event.key === 'Shift') modifier = event.repeat ? modifier : false;
    else {
      modifier = true;
      presses = 0;
    }
  });
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || modifier) return;
    presses = event.timeStamp - last < 5000 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses === 3) leave();
  });

  // A page taken out of the browser's memory must ask the server again, which knows whether the session still lives.
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      cover();
      location.reload();
    }
  });
})();
