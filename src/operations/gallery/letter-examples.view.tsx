import { Badge, Button, Notice } from '#app/platform/web/index.ts';
import type { Example } from './example.ts';

/** What is on the page of a letter, and on the way there. */
export const letterExamples: readonly Example[] = [
  {
    id: 'told',
    name: 'Uitleg naast de brief: een zin met zijn plek, en een woord met zijn betekenis',
    draw: () => (
      <div class="stack close">
        <div class="told-part">
          <h3>Wat doet u nu?</h3>
          <p>
            <span class="told" id="told-1" tabindex={-1}>
              De brief is van 27 november 2026.{' '}
              <a class="to-place" href="#told-1" aria-label="Plek 1 in de brief">
                1
              </a>
            </span>{' '}
            <span class="told lit">
              Uw advocaat kan{' '}
              <button class="term" type="button" popovertarget="term-example">
                bezwaar
              </button>
              <span class="meaning" id="term-example" popover="auto">
                <strong>bezwaar</strong>{' '}
                <span class="meaning-text">U vraagt hetzelfde kantoor om opnieuw te beslissen.</span>{' '}
                <Badge tone="soon">nog niet nagekeken door een advocaat</Badge>
              </span>{' '}
              maken.
            </span>
          </p>
        </div>
        <svg class="small-page" viewBox="0 0 300 90" role="group" aria-label="Een stukje van een brief">
          <a class="place" href="#told-1" aria-label="Plek 1: 27 november 2026. Naar de uitleg">
            <rect class="mark-day" x="60" y="30" width="120" height="20" rx="2" />
            <circle cx="40" cy="40" r="9" />
            <text x="40" y="40" aria-hidden="true">
              1
            </text>
          </a>
        </svg>
      </div>
    ),
  },
  {
    id: 'photos',
    name: "Foto's van een brief, in volgorde, terwijl zij worden verstuurd",
    draw: () => (
      <div class="stack close">
        <ol class="photos">
          {['IMG_2041.heic', 'IMG_2042.heic'].map((name, at) => (
            <li>
              <span class="photo">heic</span>
              <span class="photo-name">
                <b>Bladzijde {at + 1}</b> <bdi>{name}</bdi>
              </span>
              <span class="photo-acts">
                <button type="button" class="button quiet" aria-label={`Zet bladzijde ${at + 1} een plek naar voren`}>
                  ↑
                </button>
                <button type="button" class="button quiet" aria-label={`Haal bladzijde ${at + 1} weg`}>
                  ×
                </button>
              </span>
            </li>
          ))}
        </ol>
        <p>Versturen: 50 procent.</p>
        <progress class="progress" value="50" max="100" aria-label="Hoever het is" />
        <Button kind="quiet">Stop</Button>
      </div>
    ),
  },
  {
    id: 'photo-notes',
    name: 'Wat er aan een foto mankeert, vriendelijk gezegd',
    draw: () => (
      <Notice tone="soon" title="Kijk nog eens naar de bladzijden">
        <ul class="bullets">
          <li>
            De onderkant van bladzijde 2 ontbreekt. <a href="#part-photo-notes">Maak je die foto opnieuw?</a>
          </li>
        </ul>
      </Notice>
    ),
  },
];
