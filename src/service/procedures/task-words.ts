import { type Lang, translator } from '#app/platform/language/index.ts';
import { definitions } from './definitions/index.ts';
import type { OpenTask } from './open-task.ts';

/** What a task is called: what was promised in the words of whoever wrote it down; an appointment by what it is. */
export function taskName({ kind, document }: Pick<OpenTask, 'kind' | 'document'>, lang: Lang): string {
  if (document.what !== null) return document.what;
  const plain = translator(lang)(`limits.task.${kind}`);
  return kind === 'appointment' ? (appointmentName(document.appointment, lang) ?? plain) : plain;
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
  const name = translator(lang)(`limits.appointment.what.${what}`);
  return word === null ? name : `${name}: ${word}`;
}
