/** Elements that make a browser or mail program treat text as a page. */
const PAGE_PARTS =
  /<(?:!doctype\s+html|html|head|body|script|iframe|frameset|object|embed|applet|meta|link|base)(?=[\s/>])/i;
const PAGE_ELEMENTS = /<(?:form|img|style|title|table|a|div|p|br|h1|font|video|audio|math|template)(?=[\s/>])/i;
const SVG = /<(?:\w+:)?svg(?=[\s/>])|http:\/\/www\.w3\.org\/2000\/svg/i;
const XML_START = /^\s*<(?:\?xml|\?|!DOCTYPE|!--|!\[CDATA\[|[a-z_][\w.-]*(?::[\w.-]+)?(?=[\s/>]))/i;
/** MHT: a web page as a mail message. */
const MAIL_START = /^(?:\s*[\w-]{1,40}:[^\n]{0,998}\n){0,20}?\s*(?:MIME-Version|Content-Type|Content-Location)\s*:/i;

/** Which scriptable format a text is, or null for none (T72). Only the part that a sniffing reader looks at counts. */
export function markupOf(text: string): 'html' | 'svg' | 'xml' | null {
  const start = text.slice(0, 16_384).replace(/^\ufeff/, '');
  const looksTagged = start.includes('<') || text.includes('<script') || text.includes('<svg');
  if (looksTagged && SVG.test(text)) return 'svg';
  if (PAGE_PARTS.test(text) || PAGE_ELEMENTS.test(text) || MAIL_START.test(start)) return 'html';
  return XML_START.test(start) ? 'xml' : null;
}
