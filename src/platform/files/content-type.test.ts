import { describe, expect, test } from 'vitest';
import { typeOfContent } from './index.ts';
import { letter } from './testing/pdfs.ts';
import { zipOf as zip } from './testing/zips.ts';

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(40)]);
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55', 'hex');
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);

describe('the type comes from the content', () => {
  test('for what may be uploaded', async () => {
    expect(typeOfContent(await letter())).toBe('pdf');
    expect(typeOfContent(jpeg)).toBe('jpeg');
    expect(typeOfContent(png)).toBe('png');
    expect(typeOfContent(heic)).toBe('heic');
    expect(typeOfContent(Buffer.from('Geachte mevrouw,\r\n\r\nprijs < 5 euro, ë é ü\n'))).toBe('text');
    expect(typeOfContent(zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }))).toBe('docx');
  });

  test('a Word document with macros, a lone zip and a torn zip are no documents', () => {
    const macros = { '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' };
    expect(typeOfContent(zip(macros))).toBe('zip');
    expect(typeOfContent(zip({ 'a.txt': 'a' }))).toBe('zip');
    expect(typeOfContent(zip({ '[Content_Types].xml': '', 'word/document.xml': '' }).subarray(0, -30))).toBe('torn');
    expect(typeOfContent(Buffer.from('PK\x05\x06'))).toBe('zip');
  });

  test('noise, emptiness and other formats are unknown', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(64),
      Buffer.from('  \n'),
      Buffer.from('\x7fELF\x02\x01'),
      Buffer.from([0xff, 0xd8, 0xff, 0x00]),
      Buffer.from('GIF89a;'),
    ]) {
      expect(['unknown', 'text']).toContain(typeOfContent(bytes));
    }
    expect(typeOfContent(Buffer.alloc(64))).toBe('unknown');
    expect(typeOfContent(Buffer.from('MZ\x90\x00\x03'))).toBe('unknown');
  });
});

describe('T67 lies and polyglots', () => {
  test('HTML that calls itself a photograph is HTML', () => {
    expect(typeOfContent(Buffer.from('<!DOCTYPE html><body onload=alert(1)>'))).toBe('html');
    expect(typeOfContent(Buffer.from('\ufeff \n<!-- photo.jpg --><script>alert(1)</script>'))).toBe('html');
    expect(typeOfContent(Buffer.from('JFIF photo\n<script src=//x></script>'))).toBe('html');
  });

  test('a PDF that does not start at the first byte is no PDF', async () => {
    const pdf = await letter();
    expect(typeOfContent(Buffer.concat([Buffer.from('GIF89a'), pdf]))).not.toBe('pdf');
    expect(typeOfContent(Buffer.concat([Buffer.from('\n'), pdf]))).not.toBe('pdf');
    expect(typeOfContent(Buffer.concat([Buffer.from('<html>'), pdf]))).toBe('html');
    expect(typeOfContent(Buffer.concat([jpeg, pdf]))).toBe('jpeg');
  });

  test('a zip behind a photograph stays a photograph, whose pixels are all that is ever shown', () => {
    expect(typeOfContent(Buffer.concat([jpeg, zip({ 'a.html': '<script>' })]))).toBe('jpeg');
  });
});

describe('T72 scriptable formats are named, so that they are refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const disguises: [string, string, string | Buffer][] = [
    ['an SVG', 'svg', svg],
    ['an SVG behind a declaration and a comment', 'svg', `<?xml version="1.0"?><!-- a --><!DOCTYPE svg>${svg}`],
    ['an SVG with a prefix', 'svg', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['an SVG in UTF-16', 'svg', Buffer.from(`\ufeff${svg}`, 'utf16le')],
    ['an SVG in UTF-16 without a mark', 'svg', Buffer.from(svg, 'utf16le')],
    ['HTML in capitals', 'html', '<HTML><BODY>'],
    ['HTML in UTF-16, big end first', 'html', Buffer.from('\ufeff<html><script>', 'utf16le').swap16()],
    ['HTML far into a text', 'html', `${'a'.repeat(50_000)}<script>alert(1)</script>`],
    ['HTML in a file that is no valid text', 'html', Buffer.concat([Buffer.from([0xfe, 0xb0]), Buffer.from('<html>')])],
    [
      'a web page saved as mail',
      'html',
      'From: <a@b>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n',
    ],
    ['XML', 'xml', '<?xml version="1.0"?><data/>'],
    ['XML that pulls in a file', 'xml', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'],
    ['XML without a declaration', 'xml', '  <rss version="2.0"></rss>'],
  ];
  test.each(disguises)('%s', (_name, type, content) => {
    expect(typeOfContent(Buffer.from(content))).toBe(type);
  });
});
