import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { citationInWords } from './citations.ts';
import { laws, regimes } from './laws.ts';

describe('a legal basis in words', () => {
  test.each([
    ['Vw 69(1)', 'artikel 69, eerste lid, Vw 2000'],
    ['Vw 2000 art. 69(1), Awb 3:41 (2015)', 'artikel 69, eerste lid, Vw 2000; artikel 3:41 Awb (2015)'],
    ['Awb 6:7, 6:8(1)', 'artikelen 6:7 en 6:8, eerste lid, Awb'],
    ['Vw 69(2)-(4)', 'artikel 69, tweede tot en met vierde lid, Vw 2000'],
    ['Sv 51e, 51g(1), (3) (2015)', 'artikelen 51e en 51g, eerste en derde lid, Sv (2015)'],
    ['Vb 3.48(1)a, b', 'artikel 3.48, eerste lid, onder a en b, Vb 2000'],
    ['Sv 12-12l', 'artikelen 12 tot en met 12l Sv'],
    ['Vc B9/10, B9/12', 'paragrafen B9/10 en B9/12 Vc 2000'],
    ['Zvw 5; Atw 4(a)', 'artikel 5 Zvw; artikel 4, onder a, Algemene termijnenwet'],
    ['RBDHA:2019:1816', 'ECLI:NL:RBDHA:2019:1816'],
    ['de brief; anders Vw 69(1)', 'de brief; anders artikel 69, eerste lid, Vw 2000'],
    ['Reg. (EU) 604/2013 42', 'artikel 42 Verordening (EU) 604/2013'],
    ['slachtofferhulp.nl', 'slachtofferhulp.nl'],
    [
      'Awb 4:5; outside Algemene termijnenwet 1, 5 (term set in a letter)',
      'artikel 4:5 Awb; de Algemene termijnenwet geldt niet: de termijn staat in de brief',
    ],
  ])('%s is written as a lawyer writes it: %s', (basis, words) => {
    expect(citationInWords(basis, 'nl')).toBe(words);
  });

  test('has no English in Dutch, for every term and every law', () => {
    for (const basis of [
      ...catalogue.flatMap((each) => [each.basis, each.source]),
      ...laws.map((law) => regimes[law].basis),
    ]) {
      const words = citationInWords(basis, 'nl');
      expect(words, basis).not.toMatch(/outside|with |Reg\.|\bset in\b|policy|regulation|milestone|event\b/);
      expect(words, basis).not.toMatch(/\d\(\d/);
      // No number of the basis is lost.
      for (const number of basis.replace(/^.*?; outside.*|outside.*$/, '').match(/\d+:\d+|\d+\.\d+/g) ?? [])
        expect(words).toContain(number);
    }
  });
});
