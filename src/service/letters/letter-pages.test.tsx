import { expect, test } from 'vitest';
import { newId } from '#app/platform/vault/index.ts';
import { document, plainShell } from '#app/platform/web/index.ts';
import type { Reading } from '#app/service/letter-reader/index.ts';
import type { LetterPageKept } from './letter-document.ts';
import { LetterPictures } from './letter-pages.view.tsx';

const pageWith = (words: string, language: Reading['language']): Promise<string> => {
  const page: LetterPageKept = {
    number: 1,
    width: 595,
    height: 842,
    image: newId(),
    hash: null,
    lines: [[words, 0.1, 0.1, 0.5, 0.02]],
    readBy: 'layer',
    notes: [],
    certainty: null,
  };
  const letter = { at: '/clients/J2BJ1E47/letters/1', evidence: [], originals: [], scannedAt: null };
  const shell = plainShell({ name: 'naast', home: '/', demo: false });
  return document(shell, { title: 'Brief' }, <LetterPictures {...letter} pages={[page]} language={language} />);
};

test('the words of a letter are marked with its own language, and run as they are written', async () => {
  const arabic = 'قبل يوم 15 دجنبر 2026';
  expect(await pageWith(arabic, 'ar')).toContain(`<div lang="ar"><p dir="auto">${arabic}</p></div>`);
  expect(await pageWith('avant le 15 décembre', 'fr')).toContain('<div lang="fr">');
  // Too little to tell by: mostly Dutch.
  expect(await pageWith('Brief', 'und')).toContain('<div lang="nl">');
});
