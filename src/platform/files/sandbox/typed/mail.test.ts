import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { describe, expect, test } from 'vitest';
import { textOfHtml } from './html-text.ts';
import { contentOfMail } from './mail.ts';
import { Unreadable } from './unreadable.ts';

const HEAD = ['From: Jansen <jansen@advocaat.example>', 'To: hulp@naast.example'];
const mail = (lines: readonly string[], encoding: BufferEncoding = 'utf8') =>
  contentOfMail(Buffer.from([...HEAD, ...lines].join('\r\n'), encoding)).text;
const bodyOf = (text: string) => text.split('\n\n').slice(1).join('\n\n');
const multipart = (kind: string, ...parts: string[][]) => [
  `Content-Type: multipart/${kind}; boundary="=_b.+(1)"`,
  '',
  'preamble that nobody sees',
  ...parts.flatMap((part) => ['--=_b.+(1)', ...part]),
  '--=_b.+(1)--',
  'epilogue',
];

describe('an e-mail', () => {
  test('begins with who, to whom, about what and when, in our time', () => {
    const text = mail([
      'Subject: Uw zaak',
      'Date: Thu, 26 Nov 2026 23:30:00 +0000 (GMT)',
      'X-Other: x',
      '',
      'Beste mevrouw,',
    ]);
    expect(text).toBe(
      'From: Jansen <jansen@advocaat.example>\nTo: hulp@naast.example\nSubject: Uw zaak\nDate: 27 November 2026, 00:30\n\nBeste mevrouw,',
    );
  });

  test('keeps a date that is none as it stands, and a header over several lines as one', () => {
    expect(mail(['Date: morgen', 'Subject: Over uw', '\tafspraak', '', 'x'])).toContain(
      'Subject: Over uw\tafspraak'.replace('\t', ' '),
    );
    expect(mail(['Date: morgen', '', 'x'])).toContain('Date: morgen');
  });

  test.each([
    [
      'UTF-8 in base64, cut inside a letter',
      '=?utf-8?B?QmV6d2Fhci1vbnR2w6=?= =?utf-8?B?pG5nZW4=?=',
      'Bezwaar-ontvängen',
    ],
    ['Latin-1 in quoted-printable', '=?iso-8859-1?q?Gevolgen_voor_Zo=EB?= morgen', 'Gevolgen voor Zoë morgen'],
    ['bytes as they are', Buffer.from('Zoë').toString('latin1'), 'Zoë'],
    ['an alphabet nobody knows', '=?x-none?q?caf=E9?=', 'café'],
  ])('reads a subject: %s', (_, raw, words) => {
    expect(mail([`Subject: ${raw}`, '', 'x'], 'latin1')).toContain(`Subject: ${words}`);
  });

  test.each([
    ['quoted-printable', 'utf-8', 'Geachte mevrouw Zo=C3=AB, dit is =\r\n=C3=A9=C3=A9n regel =3D goed'],
    ['base64', 'utf-8', Buffer.from('Geachte mevrouw Zoë, dit is één regel = goed').toString('base64')],
    ['8bit', 'windows-1252', 'Geachte mevrouw Zo\xeb, dit is \xe9\xe9n regel = goed'],
    ['8bit', 'us-ascii', Buffer.from('Geachte mevrouw Zoë, dit is één regel = goed').toString('latin1')],
  ])('decodes %s in %s', (encoding, charset, body) => {
    const head = [`Content-Type: text/plain; charset=${charset}`, `Content-Transfer-Encoding: ${encoding}`, ''];
    expect(bodyOf(mail([...head, body], 'latin1'))).toBe('Geachte mevrouw Zoë, dit is één regel = goed');
  });

  test('joins lines that were only flowed', () => {
    const text = mail([
      'Content-Type: text/plain; format=flowed',
      '',
      'U kunt binnen ',
      'vier weken',
      'bezwaar maken.',
      '-- ',
      'Jansen',
    ]);
    expect(bodyOf(text).split(/\r?\n/)).toEqual(['U kunt binnen vier weken', 'bezwaar maken.', '-- ', 'Jansen']);
  });

  test('shows its plain text where it has one, else its HTML', () => {
    const plain = ['Content-Type: text/plain', '', 'gewoon'];
    const html = ['Content-Type: text/html', '', '<p>opgemaakt</p>'];
    expect(bodyOf(mail(multipart('alternative', plain, html)))).toBe('gewoon');
    expect(bodyOf(mail(multipart('alternative', ['Content-Type: text/plain', '', ' '], html)))).toBe('opgemaakt');
  });

  test('names what hangs on it, and opens none of it', () => {
    const text = mail(
      multipart(
        'mixed',
        ['Content-Type: text/plain', '', 'zie bijlage'],
        ['Content-Type: application/pdf; name="brief.pdf"', 'Content-Disposition: attachment', '', '%PDF-1.7 GEHEIM'],
        [
          'Content-Type: text/plain',
          "Content-Disposition: attachment; filename*0*=utf-8''br%C3%AB; filename*1=f.txt",
          '',
          'GEHEIM',
        ],
        ['Content-Type: image/png', '', 'GEHEIM'],
      ),
    );
    expect(bodyOf(text)).toBe('zie bijlage\n\nAttachment: brief.pdf\nAttachment: brëf.txt\nAttachment: image/png');
  });

  test('shows a message that was forwarded in it, with its own head', () => {
    const inner = ['From: ind@ind.example', 'To: jansen@advocaat.example', 'Subject: Besluit', '', 'Wij wijzen af.'];
    const text = mail(multipart('mixed', ['', 'zie onder'], ['Content-Type: message/rfc822', '', ...inner]));
    expect(bodyOf(text).replace(/\r/g, '')).toBe(
      'zie onder\n\nFrom: ind@ind.example\nTo: jansen@advocaat.example\nSubject: Besluit\n\nWij wijzen af.',
    );
  });

  test.each<[string, string[][], boolean]>([
    ['a PDF', [['Content-Type: application/pdf; name="besluit.pdf"', '', 'JVBERi0=']], true],
    ['a photo between the words', [['Content-Type: image/jpeg; name="IMG_1.jpg"', '', 'eA==']], true],
    [
      'a photo that the words point at',
      [['Content-Type: image/jpeg', 'Content-ID: <1@x>', '', 'eHh4'.repeat(30_000)]],
      true,
    ],
    [
      'a letter within a mail that was sent on',
      [['Content-Type: message/rfc822', '', ...multipart('mixed', ['Content-Type: application/pdf', '', 'x'])]],
      true,
    ],
    ['the logo under a name', [['Content-Type: image/png', 'Content-ID: <logo@x>', '', 'eA==']], false],
    [
      'the mark of who signed it',
      [['Content-Type: application/pkcs7-signature; name="smime.p7s"', 'Content-Disposition: attachment', '', 'x']],
      false,
    ],
    ['nothing', [], false],
  ])('on which %s hangs says whether a page of the letter may be missing', (_, hanging, lacksPages) => {
    const lines = multipart('mixed', ['Content-Type: text/plain', '', 'zie bijlage'], ...hanging);
    const bytes = Buffer.from([...HEAD, ...lines].join('\r\n'));
    expect(contentOfMail(bytes).lacksPages).toBe(lacksPages);
  });

  test.each([
    ['parts in parts without end', () => mail(nested(60))],
    ['thousands of parts', () => mail(multipart('mixed', ...Array.from({ length: 2_000 }, () => ['', 'x'])))],
    ['parts without a border', () => mail(['Content-Type: multipart/mixed', '', 'x'])],
  ])('%s are broken', (_, read) => {
    expect(read).toThrow(Unreadable);
  });

  function nested(depth: number): string[] {
    return depth === 0
      ? ['', 'x']
      : [`Content-Type: multipart/mixed; boundary=b${depth}`, '', `--b${depth}`, ...nested(depth - 1), `--b${depth}--`];
  }
});

/** Written by somebody else's program, with what programs do: long lines cut, letters escaped, parts in parts. */
describe('an e-mail as a mail program writes it', () => {
  const words = 'Wij wijzen uw aanvraag af. Zoë, u kunt binnen vier weken bezwaar maken bij ‘de rechtbank’. '
    .repeat(4)
    .trim();
  const text = `Geachte mevrouw Tešić,\n\n${words}\n\nHoogachtend,`;
  const html = text.replace(/(.+)\n*/g, '<p>$1</p>');
  const built = (mail: object) =>
    new MailComposer({
      from: '"Jansen, Łukasz" <jansen@advocaat.example>',
      to: 'hulp@naast.example',
      subject: 'Besluit over uw aanvraag: Zoë Tešić, V-nummer 990 551 0042, en wat u nu moet doen',
      date: new Date('2026-11-27T09:00:00Z'),
      ...mail,
    })
      .compile()
      .build();

  test.each([
    ['plain', { text }],
    ['plain, in base64', { text, textEncoding: 'base64' }],
    ['plain and HTML', { text, html: '<p>iets anders</p>' }],
    ['HTML alone', { html }],
    [
      'with a picture in it and a file on it',
      { html, attachments: [{ filename: 'brief Zoë.pdf', content: 'GEHEIM' }] },
    ],
  ])('%s', async (_, mail) => {
    const read = contentOfMail(await built(mail)).text.replaceAll('\r', '');
    const [head = '', ...body] = read.split('\n\n');
    expect(head.split('\n')).toEqual([
      'From: Jansen, Łukasz <jansen@advocaat.example>',
      'To: hulp@naast.example',
      'Subject: Besluit over uw aanvraag: Zoë Tešić, V-nummer 990 551 0042, en wat u nu moet doen',
      'Date: 27 November 2026, 10:00',
    ]);
    expect(body.slice(0, 3)).toEqual(['Geachte mevrouw Tešić,', words, 'Hoogachtend,']);
    expect(body.slice(3)).toEqual('attachments' in mail ? ['Attachment: brief Zoë.pdf'] : []);
  });
});

describe('HTML of a message', () => {
  test('becomes rows, columns and lists', () => {
    const html =
      '<html><head><title>x</title><style>p{color:red}</style></head><body><h1>Besluit</h1><p>Geachte\n mevrouw,<br>' +
      'U moet &euro;&nbsp;50 betalen.</p><table><tr><td>Datum</td><td>27&nbsp;november</td></tr></table>' +
      '<ul><li>een</li><li>twee</li></ul><pre>a  b</pre><script>alert("x")</script></body></html>';
    expect(textOfHtml(html).replaceAll('\u00a0', ' ')).toBe(
      'Besluit\n\nGeachte mevrouw,\nU moet € 50 betalen.\n\nDatum\t27 november\n\n• een\n• twee\n\na  b',
    );
  });

  test('hides what its reader did not see', () => {
    const html =
      '<div style="display:none">WEG<div>OOK WEG</div>NOG</div><p hidden>WEG</p><span style="font-size:0px">WEG</span>' +
      '<img hidden><span style="font-size:0.9em">blijft</span><template>WEG</template><!-- WEG -->';
    expect(textOfHtml(html)).toBe('blijft');
  });

  test('hides no more than a browser does, whatever was left open', () => {
    expect(textOfHtml('<p hidden>WEG<p>blijft<table><tr><td style="display:none">WEG<td>ook</table>')).toBe(
      'blijft\n\nook',
    );
    expect(textOfHtml('<a href="https://kwaad.example/">Mijn IND')).toBe('Mijn IND (https://kwaad.example/)');
  });

  test('T68 nested without end is broken', () => {
    expect(textOfHtml(`${'<b>'.repeat(4_000)}diep`)).toBe('diep');
    expect(() => textOfHtml(`${'<b>'.repeat(6_000)}te diep`)).toThrow(Unreadable);
  });

  test('says where a link leads when its words do not', () => {
    expect(textOfHtml('<a href="https://kwaad.example/betaal?x=1&amp;y">Mijn IND</a>')).toBe(
      'Mijn IND (https://kwaad.example/betaal?x=1&y)',
    );
    expect(textOfHtml('<a href="https://ind.nl/">www.ind.nl en ind.nl</a><a href="javascript:x">klik</a>')).toBe(
      'www.ind.nl en ind.nlklik',
    );
  });

  test.each([
    ['<p>5 < 6 & 7 > 3 &onbekend;', '5 < 6 & 7 > 3 &onbekend;'],
    ['a<b title="x > y">c</b>d<', 'acd<'],
    ['<p title=">open', 'open'],
    ['tekst<script>nooit gesloten', 'tekst'],
    ['&#0;&#x110000;&#8364;', '€'],
  ])('stays readable when it is written badly: %s', (html, text) => {
    expect(textOfHtml(html).trim()).toBe(text);
  });
});
