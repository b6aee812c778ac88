import { onePage, words } from './pdfs.ts';

/** Lines of a letter of which none is like another. */
export const SENTENCES = [
  'Stichting De Veerpont, Postbus 411, Zwolle',
  'Geachte heer of mevrouw,',
  'Op maandag ontvingen wij uw aanvraag voor een woning.',
  'Zij bekijken nu of alle papieren compleet zijn.',
  'Daarna krijgt u binnen zes weken een besluit.',
  'Bent u het niet eens met dit besluit?',
  'Dan kunt u bezwaar maken bij de burgemeester.',
  'Vermeld altijd het kenmerk 2026-5518 in uw brief.',
  'Voor vragen belt u 038 555 01 47, elke werkdag.',
  'Neem een geldig bewijs van uw identiteit mee.',
  'Met vriendelijke groet,',
  'Joke Verzonnen, afdeling Wonen',
];

/** A page with these lines in large print, well apart. */
export function handOverOfSentences(): Buffer {
  return onePage(SENTENCES.map((line, at) => words(line, 72, 740 - 52 * at)).join(' '));
}
