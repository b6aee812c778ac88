import { describe, expect, test } from 'vitest';
import { pagesOfText } from './pages.ts';
import { readLetter } from './read-letter.ts';

/** The same refusal of a passport, as embassies write it. */
const letters = [
  [
    'es',
    'Estimada señora: Le comunicamos que su solicitud ha sido denegada. Usted puede presentar un recurso en un plazo de cuatro semanas.',
  ],
  [
    'fr',
    'Madame, nous vous informons que votre demande a été refusée. Vous devez vous présenter au consulat avec les documents.',
  ],
  [
    'de',
    'Sehr geehrte Frau, wir teilen Ihnen mit, dass Ihr Antrag nicht angenommen wurde. Bringen Sie das Schreiben mit.',
  ],
  [
    'it',
    'Gentile signora, Le comunichiamo che la Sua richiesta non è stata accolta. Deve presentarsi presso il consolato entro il 12 marzo.',
  ],
  [
    'pt',
    'Exma. Senhora, informamos que o seu pedido não foi aceite. A senhora deve comparecer no consulado até ao dia 12 com os documentos.',
  ],
  [
    'ro',
    'Stimată doamnă, vă informăm că cererea dumneavoastră nu a fost aprobată. Vă rugăm să veniți cu actele, prin programare.',
  ],
  [
    'pl',
    'Szanowna Pani, informujemy, że wniosek nie został przyjęty. Prosimy o stawienie się z dokumentami do dnia 12 marca.',
  ],
  [
    'tr',
    'Sayın bayan, başvurunuz ile ilgili olarak size bilgi vermek için yazıyoruz. 12 Mart tarihinde gelmeniz gerekmektedir.',
  ],
  ['sq', 'E nderuar zonjë, ju njoftojmë se kërkesa juaj nuk është pranuar. Ju duhet të paraqiteni me dokumentet.'],
  [
    'so',
    'Mudane, waxaan kugu wargelinaynaa in codsigaaga la diiday. Waa inaad timaadaa safaaradda oo aad keentaa warqadda ka timid.',
  ],
  ['ar', 'السيدة المحترمة، نعلمكم أن طلبكم قد رُفض. يجب عليكم الحضور إلى السفارة.'],
  ['fa', 'خانم محترم، به اطلاع می‌رساند که درخواست گذرنامه شما رد شده است. لطفاً چهارشنبه مراجعه کنید.'],
  ['ru', 'Уважаемая госпожа, сообщаем, что ваше заявление отклонено. Вы должны явиться в консульство.'],
  ['uk', 'Шановна пані, повідомляємо, що ваша заява не прийнята. Її можна подати ще раз.'],
  ['ti', 'ክብርቲ ወይዘሮ፣ ሕቶኹም ኣይተቐበለን። ኣብ ቆንስላ ክትቀርቡ ይግባእ።'],
  ['am', 'ክብርት ወይዘሮ፣ የፓስፖርት ጥያቄዎ ተቀባይነት አላገኘም። ወደ ቆንስላው መቅረብ አለብዎት።'],
  ['zh', '尊敬的女士，您的护照申请未获批准。请于三月十二日到领事馆。'],
] as const;

describe('a letter in another language', () => {
  test.each(letters)('says which: %s', (language, text) => {
    const reading = readLetter(pagesOfText(text));
    expect(reading.language).toBe(language);
    expect(reading.warnings.map(({ code }) => code)).toContain('not_dutch');
    expect([reading.kind, reading.actionNeeded]).toEqual(['unknown', true]);
    expect(reading.tasks).toContainEqual({ code: 'show_to_lawyer' });
  });

  test('is not called one that nobody knows it to be', () => {
    expect(readLetter(pagesOfText('Поштована госпођо, ваш захтев је одбијен.')).language).toBe('und');
  });

  test('is Dutch where only a name or a stamp is in another writing', () => {
    const text =
      'Geachte mevrouw ትዕግስቲ ተስፋማርያም, wij delen u mee dat uw aanvraag niet is ingewilligd. U kunt bezwaar maken.';
    expect(readLetter(pagesOfText(text)).language).toBe('nl');
  });
});

test('a refusal of an office in France is no embassy that gives no passport', () => {
  const reading = readLetter(
    pagesOfText(
      'Préfecture du Nord\nDirection des migrations\n\nLille, le 9 novembre 2026\n\nObjet : obligation de ' +
        'quitter le territoire\n\nMadame,\n\nPar arrêté de ce jour, le préfet a décidé de refuser votre ' +
        'demande de titre de séjour. Votre passeport est retenu. Vous pouvez contester cette décision devant ' +
        'le tribunal administratif dans un délai de trente jours à compter de sa notification.\n\nPour le ' +
        'préfet,\nla cheffe de bureau',
    ),
  );
  expect(reading).toMatchObject({ kind: 'unknown', language: 'fr' });
  expect(reading.warnings.map(({ code }) => code)).toContain('not_dutch');
});
