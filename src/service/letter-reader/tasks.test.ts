import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

const from = (head: string, body: string) =>
  readLetter(
    pagesOfText(`${head}\n\nMevrouw S. Tesfamariam\n\nDatum: 24 november 2026\n\n${body}\n\nMet vriendelijke groet`),
  );

describe('what there is to do with a letter that nobody knows', () => {
  test('is to show it to the lawyer, whoever else wrote it', () => {
    const reading = from('Woonstichting De Haven', 'Wij laten u weten dat de lift in uw gebouw wordt hersteld.');
    expect(reading.kind).toBe('unknown');
    expect(reading.tasks.map(({ code }) => code)).toContain('show_to_lawyer');
  });

  test('is to ask the lawyer where the lawyer wrote it, and to find another where that lawyer stops', () => {
    const head = 'De Wit & Jansen Advocaten';
    const asked = from(head, 'Ik heb met een collega over uw toekomst gesproken. Mijn kantoor verhuist in mei.');
    const codes = asked.tasks.map(({ code }) => code);
    expect(codes).not.toContain('show_to_lawyer');
    expect(codes).not.toContain('lawyer_today');
    const stops = [
      'Hierbij laat ik u weten dat ik mijn werkzaamheden voor u neerleg.',
      'Ik leg mijn werkzaamheden in uw zaak neer.',
      'Met ingang van vandaag zijn mijn werkzaamheden voor u neergelegd.',
      'Tot mijn spijt moet ik mijn werkzaamheden voor u neerleggen.',
      'Ik ben genoodzaakt mij terug te trekken als uw advocaat.',
      'Hierbij bericht ik u dat ik mij terugtrek als uw advocaat.',
      'Ik beëindig de rechtsbijstand aan u.',
      'Helaas kan ik u niet langer bijstaan.',
    ];
    const wrong = stops.filter((body) => !from(head, body).tasks.some(({ code }) => code === 'find_lawyer'));
    expect(wrong).toEqual([]);
  });
});
