type Written = (text: TemplateStringsArray, ...parts: readonly string[]) => string;

/** Words and signs of a pattern written over several lines: a break, and the spaces that begin the next line, are not part of it. */
export const wording: Written = (text, ...parts) => String.raw(text, ...parts).replace(/\n\s*/g, '');

/** The same as a regular expression with these flags. */
export const pattern =
  (flags = '') =>
  (text: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
    new RegExp(wording(text, ...parts), flags);
