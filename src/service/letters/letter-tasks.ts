import type { AppointmentKind } from '#app/service/appointments/index.ts';
import { isTaskKind, type TaskKind } from '#app/service/cases/index.ts';
import type { Reading, Task } from '#app/service/letter-reader/index.ts';
import { kinds } from '#app/service/letter-reader/index.ts';
import type { LetterFacts } from './letter-proposals.ts';

/** Something to do that a letter brings: a task, or an appointment. */
export interface LetterTask {
  kind: TaskKind;
  day: string | null;
  time: string | null;
  place: string | null;
  term: string | null;
}

/** To what each kind of letter invites; of the others the letter does not say it. */
const invitations: Readonly<Record<string, AppointmentKind>> = {
  advocaat_uitnodiging: 'lawyer',
  ambassade_afspraak: 'embassy',
  bma_medisch_advies: 'doctor',
  coa_opvang: 'shelter',
  dtv_overdracht: 'return-office',
  dtv_uitnodiging: 'return-office',
  gem_adresonderzoek: 'municipality',
  gem_bijstand: 'municipality',
  gem_brp: 'municipality',
  ggz_afspraak: 'doctor',
  hof_art12: 'hearing',
  ind_afspraak_loket: 'ind',
  ind_hoorzitting_bezwaar: 'hearing',
  ind_pas_ophalen: 'ind',
  ind_uitnodiging_gehoor_asiel: 'hearing',
  om_zitting: 'hearing',
  politie_meldplicht: 'police',
  politie_uitnodiging_gesprek: 'police',
  politie_verhoor_verdachte: 'police',
  rb_uitnodiging_zitting: 'hearing',
  rc_oproep_getuige: 'hearing',
  slachtofferhulp: 'victim-support',
  verdachte_dagvaarding: 'hearing',
  verdachte_hoger_beroep: 'hearing',
  verdachte_om_hoorzitting: 'hearing',
  zco_opvang: 'shelter',
};

/** What an appointment from a letter of this kind is; null where the letter does not tell it. */
export const whatOf = (kind: string): AppointmentKind | null => invitations[kind] ?? null;

const atOnce: readonly TaskKind[] = ['lawyer-today', 'show-to-lawyer', 'find-lawyer', 'ask-lawyer', 'leave-at-once'];

/** What there is to do under these facts, appointments first; what must be done at once gets today as its day. */
export function tasksFor(reading: Reading, facts: LetterFacts, today: string): LetterTask[] {
  const appointments = reading.appointments.map(
    ({ date, time, place }): LetterTask => ({ kind: 'appointment', day: date, time, place, term: null }),
  );
  const tasks = codesFor(reading, facts)
    .filter(({ code }) => code !== 'go_to_appointment' || appointments.length === 0)
    .filter(({ code }) => code !== 'find_letter_date' || facts.letterDate === null)
    .map((task) => letterTask(task, today));
  return [...appointments, ...tasks.filter((task) => task !== null)];
}

function codesFor(reading: Reading, { kind, outcome }: LetterFacts): readonly Task[] {
  if (kind === reading.kind && outcome === (reading.outcome ?? null)) return reading.tasks;
  const rules = kinds.find(({ key }) => key === kind);
  const own = rules ? ((outcome && rules.tasksByOutcome[outcome]) ?? rules.tasks) : (['show_to_lawyer'] as const);
  // What the letter itself says stays, whatever it is taken for.
  const stated = reading.tasks.filter(({ code }) => code === 'stated_term' || code === 'leave_at_once');
  return [...own.map((code) => ({ code })), ...stated];
}

function letterTask({ code, day, term }: Task, today: string): LetterTask | null {
  const kind = code === 'go_to_appointment' ? 'appointment' : code.replaceAll('_', '-');
  if (!isTaskKind(kind)) return null;
  return { kind, day: day ?? (atOnce.includes(kind) ? today : null), time: null, place: null, term: term ?? null };
}
