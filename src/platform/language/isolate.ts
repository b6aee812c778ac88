const firstStrongIsolate = '\u2068';
const popDirectionalIsolate = '\u2069';

/** Keeps a name, number or code from reordering the text around it, where `<bdi>` cannot stand (attributes, titles, mail). */
export function isolate(text: string): string {
  return `${firstStrongIsolate}${text}${popDirectionalIsolate}`;
}
