import { onePage, stream, words } from './pdfs.ts';

/** What must never leave with an exhibit, each with a word by which it would be recognised. */
export const hostileWords = [
  'Kanariescript',
  'Kanariebijlage',
  'Kanarieauteur',
  'Kanarieonzichtbaar',
  'kanarie.example',
];

/** A page that looks harmless: it runs a script, carries a file, names its author, hides a text and links outside. */
export function hostileExhibit(): Buffer {
  const hidden = `${words('Geachte heer, mevrouw')} 3 Tr ${words('Kanarieonzichtbaar', 72, 600)}`;
  const catalogue =
    '<</Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /Names <</JavaScript <</Names [(a) 5 0 R]>> ' +
    '/EmbeddedFiles <</Names [(Kanariebijlage) 6 0 R]>>>> /Metadata 8 0 R>>';
  const page =
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /AA <</O 5 0 R>> ' +
    '/Annots [<</Type /Annot /Subtype /Link /Rect [0 0 595 842] /A <</S /URI /URI (https://kanarie.example/)>>>>]';
  const pdf = onePage(
    stream(hidden),
    undefined,
    [
      '<</S /JavaScript /JS (app.alert\\("Kanariescript"\\))>>',
      '<</Type /Filespec /F (Kanariebijlage.exe) /EF <</F 7 0 R>>>>',
      stream('MZ Kanariebijlage', '/Type /EmbeddedFile'),
      stream('<x:xmpmeta>Kanarieauteur</x:xmpmeta>', '/Type /Metadata /Subtype /XML'),
    ],
    catalogue,
  );
  // The same length, so that the table of references still fits.
  const plain = '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R';
  return Buffer.from(pdf.toString('latin1').replace(plain, page), 'latin1');
}
