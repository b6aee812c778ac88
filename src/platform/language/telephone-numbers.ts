/**
 * Numbers that are right in the Netherlands and have no subscriber's length: what libphonenumber calls no number at all. Emergency and
 * animal police, 113 (thinking of suicide), and the European 116xxx. 0800, 0900 and 14 0xx it knows itself.
 */
const shortNumbers = /^(112|113|144|116\d{3})$/;

/** Signs that people write between digits; everything else than these and digits is no part of a number. */
const between = /[\s()\-./]/g;

/**
 * Could this number be called from the Netherlands? By the national plans as libphonenumber has them. The library takes
 * 70 ms and 5 MB to load, so that only a process in which somebody types such a number ever pays for it.
 */
export async function isNumberInUse(typed: string): Promise<boolean> {
  if (shortNumbers.test(typed.replace(between, ''))) return true;
  const { default: parse } = await import('libphonenumber-js/max');
  return parse(typed, 'NL')?.isValid() === true;
}

const date = /(?<!\d)\d{1,2}([-/.])\d{1,2}\1\d{2,4}(?!\d)/g;
const timeOfDay = /(?<![\d.])\d{1,2}[.:]\d{2}(?!\.?\d)/g;
/** From a plus sign or a nought on, six digits or more with signs between them. */
const written = /(?<![\w+-])(?:\+\s*\d|\(?0)(?:[\s()\-./]{0,3}\d){5,14}(?![\w-])/g;

/** The telephone numbers in a text of some lines; dates and hours are none. */
export function numbersIn(text: string): string[] {
  return text.replace(date, '|').replace(timeOfDay, '|').match(written) ?? [];
}
