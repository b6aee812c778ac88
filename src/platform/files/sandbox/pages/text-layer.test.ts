import { describe, expect, test } from 'vitest';
import { isSaneText } from './text-layer.ts';

describe('the text layer of a page is believed', () => {
  test.each([
    'Immigratie- en Naturalisatiedienst\nUw aanvraag is afgewezen op 3 maart 2026.',
    'Zaaknummer: 26/1234567, V-nummer 990 551 0042, € 1.250,00 (zie bijlage).',
    'تم رفض طلبك للحصول على تصريح إقامة في هولندا من قبل دائرة الهجرة',
    'ማመልከቻዎ ውድቅ ተደርጓል። በአራት ሳምንታት ውስጥ ይግባኝ ማለት ይችላሉ።',
    'Pagina 3',
    'Controlelijst\n6a95acd6ed492ba2a995c40e5d87724463f65b0c1d2e9f8a7b6c5d4e3f2a1b0c\nababababababababab0102030405060708090a0b0c0d0e0f1011',
  ])('%s', (text) => {
    expect(isSaneText(text)).toBe(true);
  });
});

describe('the text layer of a page is not believed', () => {
  test.each([
    ['the numbers of glyphs', '!"#$%& \'()*+ ,-./ 0123 !"#$%& \'()*+ !"#$%& ###$$ !!&&&'],
    [
      'letters that are moved by one',
      'Jnnjhsbujf fo Obuvsbmjtbujfejfotu vx bbowsbbh jt bghfxf'.replace(/[aeiouy]/gi, 'x'),
    ],
    ['signs without a meaning', '\ue001\ue002\ue003\ue004'],
    ['replacement signs', '\ufffd\ufffd\ufffd'],
    ['nothing', ' \n '],
  ])('%s', (_name, text) => {
    expect(isSaneText(text)).toBe(false);
  });
});
