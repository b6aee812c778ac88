import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** A letter set as a PDF, a line a row; a form feed starts a page. */
export async function letterPdf(text: string): Promise<Buffer> {
  const document = await PDFDocument.create();
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  for (const sheet of text.split('\f')) {
    const page = document.addPage([595, 842]);
    sheet.split('\n').forEach((line, row) => {
      const font = line.startsWith('# ') ? bold : plain;
      page.drawText(line.replace(/^# /, ''), { x: 62, y: 780 - row * 17, size: 11, font });
    });
  }
  return Buffer.from(await document.save());
}

/** An invented refusal of the IND, written on this day ("27 november 2026"). */
export function refusalOf(day: string): string {
  return `# Immigratie- en Naturalisatiedienst
Ministerie van Justitie en Veiligheid
Postbus 287, 9560 AG Ter Apel

Mevrouw S. Voorbeeld
Dorpsstraat 1
3512 AB Utrecht

Datum ${day}
V-nummer 990 551 0042

# Betreft: afwijzing van uw aanvraag om een verblijfsvergunning

Geachte mevrouw,

Wij hebben uw aanvraag om een verblijfsvergunning beoordeeld. Wij wijzen uw aanvraag af.
Wij verlenen u geen verblijfsvergunning. Hieronder leest u waarom.

Het onderzoek van de politie is beëindigd. Daarom voldoet u niet aan de voorwaarden.
Deze beschikking geldt als terugkeerbesluit. U moet Nederland binnen vier weken verlaten.

# Bent u het niet eens met dit besluit?
U kunt binnen vier weken bezwaar maken. De termijn begint op de dag na de verzending van
deze brief. Uw advocaat kan u daarbij helpen.

Hoogachtend,
de Minister van Asiel en Migratie, namens deze,
de Immigratie- en Naturalisatiedienst`;
}

/** An invented invitation to the desk, on this day ("2 december 2026"). */
export function appointmentOn(day: string, written: string): string {
  return `# Immigratie- en Naturalisatiedienst

Mevrouw S. Voorbeeld
Dorpsstraat 1
3512 AB Utrecht

Datum ${written}

# Betreft: afspraak bij het IND-loket

Geachte mevrouw,

Wij nodigen u uit voor een afspraak bij het IND-loket in Utrecht. Wij nemen dan uw vingerafdrukken,
pasfoto en handtekening af.

Uw afspraak is op ${day} om 10.30 uur.
Adres: IND-loket Utrecht, Archimedeslaan 6, Utrecht.

Neem deze brief mee naar de afspraak.

Hoogachtend,
de Immigratie- en Naturalisatiedienst`;
}

/** A letter that nobody here knows. */
export const unknownLetter = `# Bibliotheek Ergensburg

Beste mevrouw,

Uw boek is over de datum. Brengt u het terug?

Met vriendelijke groet,
de balie`;
