import { UPLOAD_LIMITS } from '#app/platform/files/index.ts';
import { type FormState, useShell } from '#app/platform/web/index.ts';

/** What we open; what a file really is, its bytes say (T67). */
const accepted = 'application/pdf,.pdf,image/jpeg,image/png,image/heic,.heic,.docx,text/plain,.txt,message/rfc822,.eml';

interface UploadFieldsProps {
  form: FormState;
  label: string;
  hint: string;
  /** Told apart from the other upload forms of the page. */
  id?: string;
  /** Several files, one after the other the pages of one letter. */
  many?: boolean;
}

/** The places for the files of a letter: from the camera of a telephone, or chosen; with what was wrong with the last ones. */
export function UploadFields({ form, label, hint, id = 'file', many = false }: UploadFieldsProps) {
  const { t } = useShell();
  const errors = Object.entries(form.errors).filter(([name]) => /^file(-\d+)?$/.test(name));
  const described = [`${id}-hint`, ...errors.map(([name]) => `${name}-error`)].join(' ');
  return (
    <>
      <div class="field camera">
        <label for={`${id}-camera`}>{t('letters.upload.camera')}</label>
        <input class="input full" type="file" id={`${id}-camera`} name="file" accept="image/*" capture="environment" />
      </div>
      <div class={errors.length === 0 ? 'field' : 'field wrong'}>
        <label for={id}>{label}</label>
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
        {errors.map(([name, error]) => (
          <p class="field-error" id={`${name}-error`}>
            <span class="hidden" id={name === 'file' ? undefined : name}>
              {t('web.errorPrefix')}{' '}
            </span>
            {t(error.key, error.values)}
          </p>
        ))}
        <input
          class="input full"
          type="file"
          id={id}
          name="file"
          accept={accepted}
          multiple={many}
          aria-describedby={described}
          aria-invalid={errors.length === 0 ? undefined : 'true'}
        />
      </div>
    </>
  );
}

/** Where the script shows what was gathered, how far the sending is, and the way to stop it (islands/photos.ts). */
export function UploadProgress() {
  const { t } = useShell();
  const number = '{number}';
  const words = {
    'data-page': t('letters.photos.page', { number }),
    'data-up': t('letters.photos.up', { number }),
    'data-down': t('letters.photos.down', { number }),
    'data-away': t('letters.photos.away', { number }),
    'data-moved': t('letters.photos.moved', { number }),
    'data-none': t('letters.upload.none'),
    'data-too-many': t('letters.upload.tooMany'),
    'data-too-large': t('letters.upload.tooLarge'),
    'data-sending': t('letters.photos.sending', { number }),
    'data-reading': t('letters.photos.reading'),
    'data-stopped': t('letters.photos.stopped'),
    'data-failed': t('letters.photos.failed'),
    'data-most-files': String(UPLOAD_LIMITS.files),
    'data-most-bytes': String(UPLOAD_LIMITS.fileBytes),
    'data-most-in-all': String(UPLOAD_LIMITS.totalBytes),
  };
  return (
    <div class="stack close" data-gathered {...words}>
      <p class="small soft" data-photos-plain>
        {t('letters.photos.noScript')}{' '}
        <a href="/letters/underway" target="_blank" rel="noopener">
          {t('letters.underway.link')}
        </a>
      </p>
      <ol class="photos" data-photos-list hidden />
      <div data-photos-status role="status" />
      <progress class="progress" data-photos-bar max="100" aria-label={t('letters.photos.progress')} hidden />
      <button class="button quiet" type="button" data-photos-stop hidden>
        {t('letters.photos.stop')}
      </button>
    </div>
  );
}
