import { longDate } from '#app/platform/language/index.ts';
import {
  Code,
  DescriptionList,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  PageHeader,
  PasswordAgain,
  Section,
  SideBySide,
  useShell,
} from '#app/platform/web/index.ts';
import { mostExported } from './audit-log.store.ts';
import { type LogAsked, logHref } from './log-filter.ts';

interface ExportPageProps {
  asked: LogAsked;
  people: readonly { id: string; name: string }[];
  form: FormState;
}

/** Asks for the password before lines of the log leave our walls, beside what the file will hold. */
export function ExportPage({ asked, people, form }: ExportPageProps) {
  const { t } = useShell();
  return (
    <SideBySide need={<InTheFile asked={asked} people={people} />}>
      <PageHeader title={t('audit-log.export')} />
      <ErrorSummary form={form} labels={{ password: t('routing.stepUp') }} withPassword />
      <Form action={logHref(asked, '/access-book/csv')} form={form} givesFile>
        <PasswordAgain form={form} />
        <FormFoot back={logHref(asked)}>{t('audit-log.export')}</FormFoot>
      </Form>
    </SideBySide>
  );
}

/** The choice that was made in the list, in words: a file of the wrong month is found too late. */
function InTheFile({ asked, people }: Omit<ExportPageProps, 'form'>) {
  const { t, lang } = useShell();
  const { show, person, act, from, until } = asked;
  const any = t('web.list.any');
  return (
    <Section title={t('audit-log.export.what')}>
      <DescriptionList
        facts={[
          { term: t('audit-log.export.kind'), value: show === undefined ? any : t(`audit-log.show.${show}`) },
          { term: t('audit-log.column.who'), value: <bdi>{people.find(({ id }) => id === person)?.name ?? any}</bdi> },
          { term: t('audit-log.column.what'), value: act === undefined ? any : t(`audit-log.act.${act}`) },
          {
            term: t('audit-log.column.case'),
            value: asked.case === undefined ? any : <Code>{`${asked.case.slice(0, 4)}-${asked.case.slice(4)}`}</Code>,
          },
          { term: t('audit-log.from'), value: from === undefined ? any : longDate(from, lang) },
          { term: t('audit-log.until'), value: until === undefined ? any : longDate(until, lang) },
        ]}
      />
      <p class="small">{t('audit-log.export.most', { most: mostExported })}</p>
      <p class="small">{t('audit-log.export.care')}</p>
    </Section>
  );
}
