/** A form of a page, as a browser would send it untouched. */
export interface PageForm {
  action: string;
  method: string;
  upload: boolean;
  fields: Record<string, string[]>;
  /** Names of the fields in which anything can be typed. */
  typed: string[];
  /** Those of them that take a day. */
  days: string[];
  /** Names and values that can be chosen. */
  choices: Record<string, string[]>;
}

/** Every form of a page of ours. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inner = '']) => readForm(head, inner));
}

/** The form with this action; throws when the page has none. */
export function formTo(html: string, action: string): PageForm {
  const form = formsOf(html).find((one) => one.action === action);
  if (!form) throw new Error(`The page has no form to ${action}.`);
  return form;
}

/** Local addresses that a page links to, without fragments. */
export function linksOf(html: string): string[] {
  const found = [...html.matchAll(/<(?:a|link|image|img|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map((match) =>
    plain(match[1] ?? ''),
  );
  return [...new Set(found.filter((link) => link.startsWith('/')).map((link) => link.replace(/#.*$/, '')))];
}

/** Text as it stood before it was written into a page. */
export function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readForm(head: string, inner: string): PageForm {
  const form: PageForm = {
    action: attribute(head, 'action') ?? '',
    method: (attribute(head, 'method') ?? 'get').toUpperCase(),
    upload: (attribute(head, 'enctype') ?? '') === 'multipart/form-data',
    fields: {},
    typed: [],
    days: [],
    choices: {},
  };
  for (const [, attributes = ''] of inner.matchAll(/<input\b([^>]*)>/g)) readInput(form, attributes);
  for (const [, attributes = '', text = ''] of inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(attributes, 'name') ?? '';
    form.typed.push(name);
    form.fields[name] = [plain(text.replace(/^\n/, ''))];
  }
  for (const [, attributes = '', options = ''] of inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(attributes, 'name') ?? '';
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
    form.choices[name] = all.map((option) => attribute(option, 'value') ?? '');
    const chosen = all.find((option) => /\sselected/.test(option)) ?? all[0];
    form.fields[name] = [attribute(chosen ?? '', 'value') ?? ''];
  }
  return form;
}

function readInput(form: PageForm, attributes: string): void {
  const name = attribute(attributes, 'name');
  if (name === undefined) return;
  const type = attribute(attributes, 'type') ?? 'text';
  const value = attribute(attributes, 'value') ?? '';
  if (type === 'file') return;
  if (type === 'radio' || type === 'checkbox') {
    form.choices[name] = [...(form.choices[name] ?? []), value];
    if (/\schecked/.test(attributes)) form.fields[name] = [...(form.fields[name] ?? []), value];
    return;
  }
  if (type === 'date') form.days.push(name);
  if (type !== 'hidden') form.typed.push(name);
  form.fields[name] = [...(form.fields[name] ?? []), value];
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : plain(found);
}
