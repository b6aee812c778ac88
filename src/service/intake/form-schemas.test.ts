import { describe, expect, test } from 'vitest';
import fc, { anyCharacter } from '#test/property.ts';
import { ownForm, ownRegistration, referredRegistration, referrerForm } from './form-schemas.ts';
import { needs, registrationSchema } from './intake.ts';

const anything = (max: number) =>
  fc.oneof(fc.string({ maxLength: max, unit: anyCharacter }), fc.constant('x'.repeat(max)), fc.constant(''));
const telephone = fc.oneof(
  fc.constantFrom('', '06 12345678', '+251 91 123 4567', `0612345678${'-'.repeat(30)}`),
  fc.constant(`0612345678${'-'.repeat(5000)}`),
);
const her = {
  telephone,
  mail: fc.constantFrom('', 'a@b.nl', `${'a'.repeat(190)}@b.nl`),
  someone: anything(200),
  someoneTelephone: telephone,
  withCode: fc.constant('yes'),
  nameToUse: anything(100),
  when: anything(200),
  askFor: anything(100),
  leaveMessage: fc.constantFrom('', 'yes', 'no', 'unknown'),
  mustNotKnow: anything(200),
  spoken: fc.constantFrom('', 'ti', 'en'),
  spokenToo: fc.constantFrom('', 'ti', 'bin'),
  spokenElse: anything(100),
  reads: fc.constantFrom('', 'none', 'ar'),
  interpreter: fc.constantFrom('', 'needed'),
  place: anything(100),
  needs: fc.array(fc.constantFrom(...needs), { maxLength: 50 }),
  question: anything(1000),
};
const referrer = {
  organisation: fc.constantFrom('De Linde', 'x'.repeat(200)),
  role: fc.constantFrom('begeleider', 'y'.repeat(200)),
  ownTelephone: telephone,
  ownMail: fc.constant('c@d.nl'),
  consent: fc.constantFrom('agrees', 'not-asked'),
  consentLanguage: fc.constant('ti'),
  consentDay: fc.constant('24-11-2026'),
  viaReferrer: fc.constant('yes'),
};

describe('whatever a form lets through', () => {
  test('can be sealed and opened again: no text is longer than the seal takes', () => {
    fc.assert(
      fc.property(fc.record(her), (fields) => {
        const read = ownForm.safeParse(fields);
        fc.pre(read.success);
        if (read.success) expect(registrationSchema.safeParse(ownRegistration(read.data, 'nl')).success).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.record({ ...her, ...referrer }), (fields) => {
        const read = referrerForm.safeParse(fields);
        fc.pre(read.success);
        if (read.success)
          expect(registrationSchema.safeParse(referredRegistration(read.data, 'en')).success).toBe(true);
      }),
    );
  });

  test('a telephone number of a thousand signs is not one', () => {
    expect(ownForm.safeParse({ telephone: `0612345678${'-'.repeat(1000)}` }).success).toBe(false);
  });
});

describe('where she is', () => {
  const place = (fields: Record<string, string>) =>
    ownRegistration(ownForm.parse({ withCode: 'yes', ...fields }), 'nl');

  test('is not kept when she does not want to say, even if something stands there', () => {
    expect(place({ place: 'Zeist', placeUnsaid: 'yes' })).toMatchObject({ place: null, placeAnswer: 'unsaid' });
    expect(place({ place: 'Zeist' })).toMatchObject({ place: 'Zeist', placeAnswer: 'said' });
    expect(place({})).toMatchObject({ place: null, placeAnswer: 'unknown' });
  });
});

test('a referrer’s consent is kept with language and day only when she agreed', () => {
  const fields = {
    organisation: 'De Linde',
    role: 'arts',
    ownMail: 'a@b.nl',
    viaReferrer: 'yes',
    consentLanguage: 'ti',
    consentDay: '24-11-2026',
  };
  const of = (consent: string) =>
    referredRegistration(referrerForm.parse({ ...fields, consent }), 'nl').referrer?.consent;
  expect(of('agrees')).toEqual({ state: 'agrees', language: 'ti', day: '2026-11-24' });
  expect(of('not-asked')).toEqual({ state: 'not-asked', language: null, day: null });
});
