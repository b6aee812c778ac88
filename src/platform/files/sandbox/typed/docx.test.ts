import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPES, docxOf, paragraph, pastedPicture, wordPart, type ZipFile, zipOf } from '../../testing/zips.ts';
import { contentOfDocx, textOfDocx } from './docx.ts';
import { Unreadable } from './unreadable.ts';

const reasonOf = (file: Buffer): string => {
  try {
    textOfDocx(file);
    return 'read';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
};
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`;
const listed = (text: string, list: number, level = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('a Word document', () => {
  test('is read paragraph by paragraph, with tabs, breaks and letters of XML', () => {
    const body = [
      paragraph('Immigratie- en Naturalisatiedienst'),
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Datum</w:t><w:tab/><w:t>27 november 2026</w:t></w:r></w:p>',
      '<w:p><w:r><w:t>regel één</w:t><w:br/><w:t>A&amp;B &lt; &#233;&#xE9;</w:t></w:r></w:p>',
      `<w:p>${run('een ')}<w:r><w:t>woord</w:t></w:r><w:r><w:br w:type="page"/></w:r>${run('verder')}</w:p>`,
    ];
    expect(textOfDocx(docxOf(body.join('')))).toBe(
      'Immigratie- en Naturalisatiedienst\nDatum\t27 november 2026\nregel één\nA&B < éé\neen woord\fverder',
    );
  });

  test('sets the cells of a table beside one another, line by line', () => {
    const row = `<w:tr>${cell('Uw kenmerk', 'V-nummer')}${cell('2026-17', '990 551 0042')}${cell('')}</w:tr>`;
    expect(textOfDocx(docxOf(`<w:tbl>${row}<w:tr>${cell('Datum')}${cell('vandaag')}</w:tr></w:tbl>`))).toBe(
      'Uw kenmerk\t2026-17\nV-nummer\t990 551 0042\nDatum\tvandaag',
    );
  });

  test('numbers its lists plainly', () => {
    const numbering = wordPart(
      '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>' +
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>' +
        '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
      'numbering',
    );
    const body = [
      listed('een', 1),
      listed('onder', 1, 1),
      listed('nog', 1, 1),
      listed('twee', 1),
      listed('onder', 1, 1),
    ];
    const more = [listed('punt', 2), listed('zonder', 0)];
    expect(textOfDocx(docxOf([...body, ...more].join(''), { 'word/numbering.xml': numbering })).split('\n')).toEqual([
      '1. een',
      'a. onder',
      'b. nog',
      '2. twee',
      'a. onder',
      '• punt',
      'zonder',
    ]);
  });

  test('has its letterhead above and its foot below, each once, and its notes between', () => {
    const text = textOfDocx(
      docxOf(paragraph('De brief'), {
        'word/header1.xml': wordPart(paragraph('Rechtbank Midden-Nederland'), 'hdr'),
        'word/header2.xml': wordPart(paragraph('Rechtbank Midden-Nederland'), 'hdr'),
        'word/footer1.xml': wordPart(paragraph('Postbus 1'), 'ftr'),
        'word/footnotes.xml': wordPart(`<w:footnote>${paragraph('Artikel 69 Vw')}</w:footnote>`, 'footnotes'),
      }),
    );
    expect(text).toBe('Rechtbank Midden-Nederland\n\nDe brief\n\nArtikel 69 Vw\n\nPostbus 1');
  });

  test('shows what its reader saw: no hidden text, nothing taken out, a text box once', () => {
    const box = `<w:txbxContent>${paragraph('in een kader')}</w:txbxContent>`;
    const body = [
      `<w:p>${run('zichtbaar')}${run('VERBORGEN', '<w:vanish/>')}${run(' en dit', '<w:vanish w:val="0"/>')}</w:p>`,
      `<w:p><w:del><w:r><w:delText>WEG</w:delText></w:r></w:del><w:moveFrom>${run('VERPLAATST')}</w:moveFrom></w:p>`,
      `<w:p><w:r><w:instrText>INCLUDETEXT "http://kanarie.example/x"</w:instrText></w:r></w:p>`,
      `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    ];
    expect(textOfDocx(docxOf(body.join(''))).replace(/\n+/g, '\n')).toBe('zichtbaar en dit\nin een kader');
  });

  test('says where a link leads when its words do not, and goes nowhere', () => {
    const rels =
      '<Relationships><Relationship Id="rId9" TargetMode="External" Target="https://kwaad.example/a?b&amp;c"/></Relationships>';
    const link = (words: string) => `<w:p><w:hyperlink r:id="rId9">${run(words)}</w:hyperlink></w:p>`;
    const file = docxOf(link('Mijn IND') + link('kwaad.example'), { 'word/_rels/document.xml.rels': rels });
    expect(textOfDocx(file)).toBe('Mijn IND (https://kwaad.example/a?b&c)\nkwaad.example');
  });

  test('parts long paragraphs from one another, so that they stay sentences of their own', () => {
    const long = 'Wij hebben uw aanvraag ontvangen en wij hebben die aanvraag van u ook beoordeeld zoals dat moet.';
    expect(textOfDocx(docxOf(`${paragraph('Kop')}${paragraph(long)}${paragraph(long)}${paragraph('Slot')}`))).toBe(
      `Kop\n\n${long}\n\n${long}\n\nSlot`,
    );
  });
});

describe('T68 a zip that is a bomb or a lie is refused before it is unpacked', () => {
  const document = wordPart(paragraph('brief'));
  const types = { name: '[Content_Types].xml', content: CONTENT_TYPES };
  const main = (lie: ZipFile['lie'] & object) => zipOf([types, { name: 'word/document.xml', content: document, lie }]);

  test.each([
    ['ten gigabytes of document, and says so', main({ size: 0xffff_fff0 }), 'too-much-memory'],
    ['a gigabyte that calls itself small', main({ packed: deflated(64) }), 'broken'],
    [
      'a text that packs too well to be one',
      zipOf([types, { name: 'word/document.xml', content: Buffer.alloc(4e6, 32) }]),
      'too-much-memory',
    ],
    ['a file that is larger than it says', main({ size: document.length - 1 }), 'broken'],
    ['a file that is smaller than it says', main({ size: document.length + 1 }), 'broken'],
    ['another checksum', main({ crc: 1 }), 'broken'],
    ['another name where it lies than in the list', main({ name: 'word/documenu.xml' }), 'broken'],
    ['a password', main({ flags: 1 }), 'encrypted'],
    [
      'the same name twice',
      zipOf([
        types,
        { name: 'word/document.xml', content: document },
        { name: 'word/document.xml', content: document },
      ]),
      'broken',
    ],
    ['no document', zipOf([types]), 'broken'],
    ['no list', docxOf(paragraph('brief')).subarray(0, -40), 'broken'],
    ['noise', Buffer.from('PK\x03\x04 noise'), 'broken'],
  ])('%s', (_, file, reason) => {
    const before = process.memoryUsage().rss;
    expect(reasonOf(file)).toBe(reason);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test('entries that overlap', () => {
    const file = Buffer.from(docxOf(paragraph('brief'), { 'word/footer1.xml': wordPart(paragraph('voet'), 'ftr') }));
    const entries = [...file.toString('latin1').matchAll(/PK\x01\x02/g)].map(({ index }) => index);
    file.writeUInt32LE(file.readUInt32LE((entries[1] ?? 0) + 42), (entries[2] ?? 0) + 42);
    expect(reasonOf(file)).toBe('broken');
  });

  test('a zip in a zip, pictures, macros and links out of it are never opened', () => {
    const inner = docxOf(paragraph('BINNEN'));
    const file = zipOf({
      '[Content_Types].xml': CONTENT_TYPES,
      'word/document.xml': document,
      'word/embeddings/inner.docx': inner,
      'word/media/image1.png': Buffer.alloc(9),
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship TargetMode="External" Target="http://kanarie.example/"/></Relationships>',
      '../../etc/passwd': 'x',
    });
    expect(textOfDocx(file)).toBe('brief');
  });
});

describe('T72 XML that grows, reads or calls out', () => {
  const withXml = (xml: string) => zipOf({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': xml });
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

  test.each([
    ['a billion laughs', `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]><d>&l9;</d>`],
    ['a file from the disk', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'],
    ['an entity nobody declared', '<d>&x;</d>'],
    ['a document type behind a comment', '<!-- a --><!DOCTYPE d SYSTEM "http://kanarie.example/"><d/>'],
    ['nesting without end', '<a>'.repeat(100_000)],
    ['tags that cross', '<a><b></a></b>'],
    ['a tag without an end', '<a'],
    ['a comment without an end', '<a/><!-- '],
    ['an attribute with a tag in it', '<a b="<c"/>'],
    ['a number of no character', '<a>&#x110000;</a>'],
    ['one attribute twice', '<a b="1" b="2"/>'],
    ['words behind the end', '<a/>brief'],
  ])('%s is broken', (_, xml) => {
    expect(reasonOf(withXml(xml))).toBe('broken');
  });

  test('UTF-16 is read, half a character is not taken for text', () => {
    const utf16 = Buffer.from(`\ufeff${wordPart(paragraph('één'))}`, 'utf16le');
    const file = zipOf({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': utf16 });
    expect(textOfDocx(file)).toBe('één');
  });
});

/** So many megabytes of zeros, packed. */
function deflated(megabytes: number): Buffer {
  return deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
}

describe('the pictures of a Word document', () => {
  const rels = (...targets: string[]) =>
    `<Relationships>${targets.map((target, at) => `<Relationship Id="rId${at + 1}" Target="${target}"/>`).join('')}</Relationships>`;
  const picturesOf = (body: string, targets: string[], parts: Record<string, string | Buffer> = {}) =>
    contentOfDocx(docxOf(body, { ...parts, 'word/_rels/document.xml.rels': rels(...targets) })).pictures.map(
      ({ bytes, cut }) => [bytes && String(bytes), ...(cut.some(Boolean) ? [cut] : [])],
    );

  test('are those that are shown as large as a page, in their order, with what is cut off', () => {
    const body = [
      pastedPicture('rId2', { cut: 'l="10000" b="25000"' }),
      pastedPicture('rId1', { shown: 'cx="1000000" cy="1000000"' }),
      pastedPicture('rId1', { how: 'old' }),
    ].join('');
    const parts = { 'word/media/a.png': 'logo', 'word/media/b.jpeg': 'scan', 'word/media/c.png': 'loose' };
    expect(picturesOf(body, ['media/a.png', '/word/media/b.jpeg'], parts)).toEqual([
      ['scan', [0.1, 0, 0, 0.25]],
      ['logo'],
    ]);
  });

  test('keep each what is cut off it, whatever is cut off the logo behind it, in every way in which Word says it', () => {
    const logo = { shown: 'cx="1000000" cy="1000000"' };
    const body = [
      pastedPicture('rId1', { cut: 't="25000"' }),
      pastedPicture('rId1', { ...logo, cut: ' ' }),
      pastedPicture('rId1', { ...logo, cut: 'l="10000"' }),
      pastedPicture('rId1', { cut: 't="25%"' }),
      pastedPicture('rId1', { how: 'old', cut: 'croptop="16384f" cropright=".5"' }),
      pastedPicture('rId9', { how: 'old', cut: 'cropleft="6554f"' }),
    ].join('');
    expect(picturesOf(body, ['media/a.png'], { 'word/media/a.png': 'scan' })).toEqual([
      ['scan', [0, 0.25, 0, 0]],
      ['scan', [0, 0.25, 0, 0]],
      ['scan', [0, 0.25, 0.5, 0]],
    ]);
  });

  test('of text that was taken out or hidden are not there', () => {
    const hidden = pastedPicture('rId1').replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>');
    const body = `<w:del>${pastedPicture('rId1')}</w:del>${hidden}`;
    expect(picturesOf(body, ['media/a.png'], { 'word/media/a.png': 'scan' })).toEqual([]);
  });

  test('T66 T76 that lie elsewhere are not fetched, and T68 one that is a bomb is not unpacked', () => {
    const places = [
      'https://kwaad.example/a.png',
      '../../../etc/passwd',
      'media/../document.xml',
      'file:///etc/passwd',
    ];
    const body = [1, 2, 3, 4, 5].map((id) => pastedPicture(`rId${id}`)).join('');
    const bomb = Buffer.alloc(9_000_000);
    expect(picturesOf(body, [...places, 'media/a.png'], { 'word/media/a.png': bomb })).toEqual([
      [null],
      [null],
      [null],
      [null],
      [null],
    ]);
  });
});
