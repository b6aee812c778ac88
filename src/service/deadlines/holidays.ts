import { type Day, dateOfDay, dayNumber, weekdayNumber } from './days.ts';
import { easterSunday } from './easter.ts';
import equatedDays from './equated-days.json' with { type: 'json' };

/** Why a day is no working day under the Algemene termijnenwet. */
export type HolidayCode =
  | 'new-years-day'
  | 'good-friday'
  | 'easter-monday'
  | 'kings-day'
  | 'queens-day'
  | 'liberation-day'
  | 'ascension-day'
  | 'whit-monday'
  | 'christmas-day'
  | 'second-christmas-day'
  | 'decree';

/** A day that the law treats as a holiday, with the article, and for a decree day where we found the decree. */
export interface Holiday {
  date: Temporal.PlainDate;
  code: HolidayCode;
  basis: string;
  source?: string;
}

/** From here on we know the royal decrees; for 1993–2004 none is known to us, so answers there are provisional. */
export const coveredFrom = new Temporal.PlainDate(2005, 1, 1);
/** Decrees are known until here; no answer beyond it is final. A new decree is a change of data. */
export const coveredUntil = new Temporal.PlainDate(2028, 12, 31);

/** The edition of this table: how far it reaches and how many decree days it knows. A limit keeps the one it was counted with. */
export const calendarVersion = `${coveredUntil}/${equatedDays.length}`;

/** Article 3 of the Act for each kind of holiday. */
export const articleOf: Readonly<Record<HolidayCode, string>> = {
  'new-years-day': '3(1)',
  'good-friday': '3(2)',
  'easter-monday': '3(1)',
  'kings-day': '3(1)',
  'queens-day': '3(1)',
  'liberation-day': '3(1)',
  'ascension-day': '3(1)',
  'whit-monday': '3(1)',
  'christmas-day': '3(1)',
  'second-christmas-day': '3(1)',
  decree: '3(3)',
};

/** The holidays of a year in order, those in a weekend included (they give no substitute day). */
export function holidaysOf(year: number): Holiday[] {
  return holidayDaysOf(year).map(({ day, code, source }) => ({
    date: dateOfDay(day),
    code,
    basis: `Algemene termijnenwet ${articleOf[code]}`,
    ...(source ? { source } : {}),
  }));
}

/** The same table on whole numbers, for the inside. */
export function holidayDaysOf(year: number): { day: Day; code: HolidayCode; source?: string }[] {
  const easter = easterSunday(year);
  const fixed: { day: Day; code: HolidayCode; source?: string }[] = [
    { day: dayNumber(year, 1, 1), code: 'new-years-day' },
    { day: easter - 2, code: 'good-friday' },
    { day: easter + 1, code: 'easter-monday' },
    birthdayOfTheMonarch(year),
    { day: dayNumber(year, 5, 5), code: 'liberation-day' },
    { day: easter + 39, code: 'ascension-day' },
    { day: easter + 50, code: 'whit-monday' },
    { day: dayNumber(year, 12, 25), code: 'christmas-day' },
    { day: dayNumber(year, 12, 26), code: 'second-christmas-day' },
  ];
  return [...fixed, ...(decreesByYear.get(year) ?? [])].sort((a, b) => a.day - b.day);
}

// The Act names only "the day on which the birthday is celebrated": a Sunday gives way to the Saturday before it.
function birthdayOfTheMonarch(year: number): { day: Day; code: HolidayCode } {
  const birthday = year >= 2014 ? dayNumber(year, 4, 27) : dayNumber(year, 4, 30);
  return {
    day: weekdayNumber(birthday) === 0 ? birthday - 1 : birthday,
    code: year >= 2014 ? 'kings-day' : 'queens-day',
  };
}

const decreesByYear = Map.groupBy(
  equatedDays.map(({ date, source }) => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    return { year, day: dayNumber(year, month, day), code: 'decree' as const, source };
  }),
  (decree) => decree.year,
);
