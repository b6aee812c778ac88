/** Control characters without the ones of plain text (tab and line breaks); NUL is among them. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Characters that turn the order of the text around them, so that a name or file name can look like another. */
const turning = /[\u202a-\u202e\u2066-\u2069]/;

/** Address books put unseen signs of direction around a number; only its digits and plain signs are kept, so these can go. */
export function withoutTurning(number: string): string {
  return number.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Stands where bytes were no text: keeping it would mean that something typed is lost in silence. */
const broken = /\ufffd/;

/** Which kind of character makes a text unfit to keep, or null. */
export function strangeCharacters(text: string): 'control' | 'turning' | null {
  if (turning.test(text)) return 'turning';
  return control.test(text) || broken.test(text) ? 'control' : null;
}
