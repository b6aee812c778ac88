import { z } from 'zod';
import { spokenLanguages, spokenName } from '#app/platform/language/index.ts';
import { canonical, type Json, sha256 } from '#app/platform/vault/index.ts';
import { strangeCharacters } from '#app/platform/web/index.ts';
import { entryFieldsOf, entryForm } from './entry-form.ts';
import { codeShape, contentSchema, type Entry, type OrganisationContent } from './organisation.ts';

/**
 * The directory in the words of the Human Services Data Specification 3.1 (Open Referral, CC BY-SA 4.0), at the door only: inside it
 * stays what it is. One service with its organisation for each entry. What has no place in the standard travels as an attribute with a
 * label of ours, so that a file of ours comes back as it went. Addresses are in none of it: an entry has none.
 */

/** In front of the labels of attributes that only we read. */
const ours = 'naast:';
/** More services than this are no directory of a region. */
const mostServices = 1000;

interface HsdsService {
  [name: string]: Json;
}

/** Every entry as a service. */
export const toHsds = (entries: readonly Entry[]): HsdsService[] => entries.map(serviceOf);

function serviceOf({ code, content, checkedOn }: Entry): HsdsService {
  const id = (part: string) => idOf(code, part);
  const { telephone, hours, website } = content;
  const isAddress = website !== null && isUri(website);
  const attributes = Object.entries(attributesOf(content, isAddress)).flatMap(([label, value]) =>
    value === null || value === undefined
      ? []
      : [{ id: id(label), link_id: id('service'), link_entity: 'service', label: `${ours}${label}`, value }],
  );
  return {
    id: id('service'),
    organization_id: id('organization'),
    name: content.name,
    description: content.does.nl,
    status: content.ended ? 'defunct' : 'active',
    assured_date: checkedOn,
    ...(isAddress ? { url: website } : {}),
    ...(content.howToRefer === null ? {} : { application_process: content.howToRefer }),
    ...(content.waiting === null ? {} : { wait_time: content.waiting }),
    ...(content.forWhom === null ? {} : { eligibility_description: content.forWhom.nl }),
    ...(content.fromAge == null ? {} : { minimum_age: content.fromAge }),
    ...(content.toAge == null ? {} : { maximum_age: content.toAge }),
    ...(telephone === null
      ? {}
      : { phones: [{ id: id('phone'), service_id: id('service'), number: telephone, type: 'voice' }] }),
    ...(hours === undefined
      ? {}
      : { schedules: [{ id: id('schedule'), service_id: id('service'), description: hours.nl }] }),
    languages: content.languages.map((language) => ({
      id: id(`language ${language}`),
      service_id: id('service'),
      code: language,
      name: spokenName(language, 'en'),
    })),
    service_areas: content.municipalities.map((name) => ({
      id: id(`area ${name}`),
      service_id: id('service'),
      name,
      extent_type: 'municipality',
    })),
    attributes,
    organization: {
      id: id('organization'),
      name: content.name,
      description: content.does.nl,
      organization_identifiers: [
        {
          id: id('identifier'),
          organization_id: id('organization'),
          identifier_type: identifierType,
          identifier: code,
        },
      ],
    },
  };
}

const identifierType = 'naast-directory-code';

/** What the standard has no place for. */
function attributesOf(content: OrganisationContent, isAddress: boolean): Record<string, string | null | undefined> {
  const { kind, needs, does, forWhom, hours, confidence, dated, source, website, sexes } = content;
  return {
    kind,
    needs: needs.join(','),
    'does.en': does.en,
    'forWhom.en': forWhom?.en,
    'hours.en': hours?.en,
    confidence,
    dated: String(dated),
    public: String(content.public),
    source,
    website: isAddress ? null : website,
    telephonePublic: content.telephonePublic === undefined ? null : String(content.telephonePublic),
    answersWithin: content.answersWithin == null ? null : String(content.answersWithin),
    sexes: sexes === undefined ? null : sexes.join(','),
    urgency: content.urgency,
  };
}

/** An id that is the same each time, as the standard demands a UUID of everything. */
function idOf(code: string, part: string): string {
  const hex = sha256(Buffer.from(`naast-hsds|${code}|${part}`)).toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const isUri = (text: string) => /^https?:\/\/[\x21-\x7e]+$/.test(text) && URL.canParse(text);

/** What is read of a service; whatever else stands in a file is left alone. */
const shortText = z.string().max(4000);
const named = z.object({ name: shortText.optional(), code: shortText.optional() });
const serviceSchema = z.object({
  name: shortText,
  description: shortText.optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  url: shortText.optional(),
  application_process: shortText.optional(),
  wait_time: shortText.optional(),
  eligibility_description: shortText.optional(),
  minimum_age: z.number().optional(),
  maximum_age: z.number().optional(),
  phones: z.array(z.object({ number: shortText })).optional(),
  schedules: z.array(z.object({ description: shortText.optional(), freq: shortText.optional() })).optional(),
  languages: z.array(named).optional(),
  service_areas: z.array(named).optional(),
  attributes: z.array(z.object({ label: shortText.optional(), value: shortText.optional() })).optional(),
  organization: z
    .object({
      name: shortText,
      organization_identifiers: z
        .array(z.object({ identifier_type: shortText.optional(), identifier: shortText }))
        .optional(),
    })
    .optional(),
});
type Service = z.infer<typeof serviceSchema>;

/** One service of a file: the entry that it would be, or which one cannot be read. */
type ReadService =
  | { ok: true; code: string | null; content: OrganisationContent; leavesHours: boolean }
  | { ok: false; name: string };

export type ReadFile =
  | { ok: true; services: ReadService[] }
  | { ok: false; reason: 'not-json' | 'not-hsds' | 'too-many' };

/** Reads a file: an array of services, or an object that has them. */
export function fromHsds(text: string): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  const list = Array.isArray(parsed) ? parsed : listIn(parsed);
  if (list === null) return { ok: false, reason: 'not-hsds' };
  if (list.length > mostServices) return { ok: false, reason: 'too-many' };
  return { ok: true, services: list.map(readService) };
}

function listIn(parsed: unknown): unknown[] | null {
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { services, contents } = parsed as { services?: unknown; contents?: unknown };
  return Array.isArray(services) ? services : Array.isArray(contents) ? contents : null;
}

function readService(raw: unknown): ReadService {
  const service = serviceSchema.safeParse(raw);
  const content = service.success ? contentSchema.safeParse(contentOf(service.data)) : null;
  if (!service.success || !content?.success || !couldBeTyped(content.data)) {
    const name = typeof raw === 'object' && raw !== null ? (raw as { name?: unknown }).name : null;
    return { ok: false, name: typeof name === 'string' ? name.slice(0, 120) : '' };
  }
  const known = service.data.organization?.organization_identifiers?.find(
    ({ identifier_type, identifier }) => identifier_type === identifierType && codeShape.test(identifier),
  );
  return { ok: true, code: known?.identifier ?? null, content: content.data, leavesHours: isRuleOnly(service.data) };
}

/**
 * Opening hours as a rule that repeats, without words. Nobody works one out here: it may have no end, and words are what
 * somebody at the telephone can compare.
 */
const isRuleOnly = ({ schedules = [] }: Service): boolean =>
  schedules.some(({ freq }) => freq !== undefined) && schedules.every(({ description }) => description === undefined);

/** Nothing that the form of an entry would refuse, by its length, its shape or its characters. */
function couldBeTyped(content: OrganisationContent): boolean {
  const { public: _shown, telephonePublic: _told, ended: _over, ...fields } = entryFieldsOf(content);
  return (
    // How sure somebody is, the form asks anew.
    entryForm.safeParse({ ...fields, confidence: 'LOW' }).success &&
    Object.values(fields)
      .flat()
      .every((text) => strangeCharacters(text) === null)
  );
}

const isSpoken = (code: string) => spokenLanguages.some((one) => one === code);

/** What a stranger's file does not say, nobody knows: it is shown to no visitor and is to be rung. */
function contentOf(service: Service): unknown {
  const said = new Map(
    (service.attributes ?? []).flatMap(({ label = '', value }) =>
      label.startsWith(ours) && value !== undefined ? [[label.slice(ours.length), value] as const] : [],
    ),
  );
  const words = (nl: string | undefined, en: string | undefined) => (nl === undefined ? null : { nl, en: en ?? null });
  const list = (label: string) => (said.get(label) ?? '').split(',').filter((one) => one !== '');
  const hours = service.schedules?.find(({ description }) => description !== undefined)?.description;
  const answers = said.get('answersWithin');
  const isOurs = said.has('kind');
  return {
    name: service.name,
    kind: said.get('kind') ?? 'help',
    does: words(service.description ?? service.name, said.get('does.en')),
    forWhom: words(service.eligibility_description, said.get('forWhom.en')),
    needs: list('needs'),
    municipalities: (service.service_areas ?? []).flatMap(({ name }) => name ?? []),
    languages: (service.languages ?? []).flatMap(({ code }) => (code !== undefined && isSpoken(code) ? code : [])),
    confidence: said.get('confidence') ?? 'LOW',
    dated: isOurs ? said.get('dated') === 'true' : true,
    public: said.get('public') === 'true',
    source: said.get('source') ?? 'HSDS',
    telephone: service.phones?.[0]?.number ?? null,
    ...(said.has('telephonePublic') ? { telephonePublic: said.get('telephonePublic') === 'true' } : {}),
    ...(hours === undefined ? {} : { hours: words(hours, said.get('hours.en')) }),
    website: service.url ?? said.get('website') ?? null,
    howToRefer: service.application_process ?? null,
    waiting: service.wait_time ?? null,
    ...(answers === undefined ? {} : { answersWithin: Number(answers) }),
    ...(said.has('sexes') ? { sexes: list('sexes') } : {}),
    ...(service.minimum_age === undefined ? {} : { fromAge: service.minimum_age }),
    ...(service.maximum_age === undefined ? {} : { toAge: service.maximum_age }),
    ...(said.has('urgency') ? { urgency: said.get('urgency') } : {}),
    ended: service.status === 'defunct',
  };
}

/** Contents that say the same: what may be left out and what is null are one. */
export const saysSame = (one: OrganisationContent, other: OrganisationContent): boolean => plain(one) === plain(other);

const plain = (content: OrganisationContent) =>
  canonical(
    Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null && value !== undefined)) as Json,
  );

/** The fields in which two contents differ. */
export function differingNames(one: OrganisationContent, other: OrganisationContent): (keyof OrganisationContent)[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof OrganisationContent)[];
  return names.filter((name) => canonical((one[name] ?? null) as Json) !== canonical((other[name] ?? null) as Json));
}
