import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { dateAndTime, type Lang, longDate, type Translate } from '#app/platform/language/index.ts';
import {
  Button,
  ButtonRow,
  Conflict,
  type ConflictField,
  differingFields,
  Form,
  type FormState,
  Notice,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import type { StoredNote } from './note.store.ts';
import type { NewNote } from './note.ts';
import { NoteForm } from './note-form.view.tsx';
import { lengthInWords } from './note-words.ts';

interface NotePageProps {
  open: OpenCase;
  form: FormState;
  overrules: boolean;
}

/** Writing a new note. What was kept as a draft is in it again. */
export function NewNotePage({
  open,
  form,
  overrules,
  once,
  draftOf,
}: NotePageProps & { once: string; draftOf: Date | null }) {
  const { t, lang } = useShell();
  const address = `/clients/${open.reference}`;
  return (
    <div class="stack">
      <PageHeader title={t('cases.note.new')} />
      {draftOf === null ? null : (
        <Notice title={t('cases.draft.restored', { when: dateAndTime(draftOf, lang) })} announce>
          <details>
            <summary>{t('cases.draft.remove')}</summary>
            <p>{t('cases.draft.remove.sure')}</p>
            <Form action={`${address}/draft/note/removal`}>
              <ButtonRow>
                <Button kind="danger">{t('cases.draft.remove.yes')}</Button>
              </ButtonRow>
            </Form>
          </details>
        </Notice>
      )}
      <NoteForm
        action={`${address}/notes`}
        form={form}
        once={once}
        draft={`${address}/draft/note`}
        isNew
        overrules={overrules}
      />
    </div>
  );
}

/** Changing a note: a new version, the old one stays. */
export function ChangeNotePage({ open, form, overrules, stored }: NotePageProps & { stored: StoredNote }) {
  const { t } = useShell();
  return (
    <div class="stack">
      <PageHeader title={t('cases.note.change')} />
      <NoteForm action={noteAddress(open, stored)} form={form} version={stored.record.version} overrules={overrules} />
    </div>
  );
}

/** A colleague saved in between: both texts beside one another, and the form with one's own to save over it or not. */
export function NoteConflictPage({
  open,
  form,
  overrules,
  stored,
  mine,
}: NotePageProps & { stored: StoredNote; mine: NewNote }) {
  const { t, lang } = useShell();
  const { record, note: theirs } = stored;
  const by = t('cases.conflict.by', { name: record.writtenBy, when: dateAndTime(record.writtenAt, lang) });
  return (
    <div class="stack">
      <PageHeader title={t('cases.note.change')} />
      <Conflict by={by} fields={differences(mine, theirs, t, lang)}>
        <p>
          {t('cases.conflict.choose')}{' '}
          <a href={`/clients/${open.reference}#record-${record.id}`}>{t('cases.conflict.leave')}</a>
        </p>
      </Conflict>
      <NoteForm action={noteAddress(open, stored)} form={form} overrules={overrules} />
    </div>
  );
}

const noteAddress = (open: OpenCase, { record }: StoredNote) => `/clients/${open.reference}/notes/${record.id}`;

/** The fields in which the two differ, in words. */
function differences(mine: NewNote, theirs: NewNote, t: Translate, lang: Lang): ConflictField[] {
  const chosen = (value: boolean | null | undefined) =>
    value == null ? '' : t(value ? 'cases.note.reached.yes' : 'cases.note.reached.no');
  const words = ({ way, happenedOn, at, reached, minutes, topics, said, agreed, worries }: NewNote) => [
    { term: t('cases.note.way'), value: t(`cases.way.${way}`) },
    { term: t('cases.note.happenedOn'), value: longDate(happenedOn, lang) },
    { term: t('cases.note.at'), value: at ?? '' },
    { term: t('cases.note.reached'), value: chosen(reached) },
    { term: t('cases.note.minutes'), value: minutes == null ? '' : lengthInWords(minutes, t) },
    { term: t('cases.note.topics'), value: topics.map((topic) => t(`cases.topic.${topic}`)).join(', ') },
    { term: t('cases.note.said'), value: said ?? '' },
    { term: t('cases.note.agreed'), value: agreed ?? '' },
    { term: t('cases.note.worries'), value: worries ?? '' },
  ];
  return differingFields(words(mine), words(theirs));
}
