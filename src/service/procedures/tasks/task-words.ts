import { type Lang, type Translate, translator } from '#app/platform/language/index.ts';
import { definitions } from '../definitions/index.ts';
import type { OpenTask } from './open-task.ts';

/**
 * What a task is called: what was promised in the words of whoever wrote it down; an appointment by what it is, and where nobody said
 * that, by the letter that it is from.
 */
export function taskName({ kind, document }: Pick<OpenTask, 'kind' | 'document'>, lang: Lang): string {
  if (document.what !== null) return document.what;
  const t = translator(lang);
  if (kind !== 'appointment') return t(`procedures.limits.task.${kind}`);
  const unnamed =
    document.letter === null ? 'procedures.limits.task.appointment' : 'procedures.limits.appointment.ofLetter';
  return appointmentName(document.appointment, lang) ?? t(unnamed);
}

/** "Hoorzitting bij de IND", "Dokter: kinderarts"; null where nobody said what it is. */
function appointmentName(appointment: OpenTask['document']['appointment'], lang: Lang): string | null {
  if (appointment === null) return null;
  const { what, word, happening } = appointment;
  if (happening !== null) {
    const { procedure, version, code } = happening;
    const known = definitions().find(procedure, version) ?? definitions().find(procedure);
    const name = known?.words[lang].happenings[code];
    if (name !== undefined) return name;
  }
  if (what === null || what === 'other') return word;
  const name = translator(lang)(`procedures.limits.appointment.what.${what}`);
  return word === null ? name : `${name}: ${word}`;
}

/** How a task ended: an appointment was called off or moved, and is not "no longer needed". */
export function endInWords(
  { kind, document }: Pick<OpenTask, 'kind' | 'document'>,
  state: 'done' | 'dropped',
  t: Translate,
): string {
  if (kind !== 'appointment') return t(`procedures.limits.state.${state}`);
  const isMoved = document.appointment !== null && document.appointment.movedTo !== null;
  return t(`procedures.limits.appointment.state.${state === 'dropped' && isMoved ? 'moved' : state}`);
}
