// Leaves at once: covers the page, then goes away without a way back. Shift three times does the same as the button.
const way = document.querySelector<HTMLAnchorElement>('[data-exit]');
const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('leave') : null;
let presses = 0;
let last = 0;
let modifier = false;

function cover(): void {
  document.title = '…';
  document.documentElement.hidden = true;
}

function goAway(): void {
  cover();
  if (way) location.replace(way.href);
}

function leave(): void {
  cover();
  tabs?.postMessage('leave');
  goAway();
}

way?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});
tabs?.addEventListener('message', goAway);

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
