import { parse } from 'yaml';
import { z } from 'zod';
import { confidences } from '#app/service/deadlines/index.ts';

const list = z.array(z.string().min(1)).default([]);

/** What stands above the text of a page: neutral title, place, and how far its facts can be trusted. */
const frontMatterSchema = z.strictObject({
  /** Title of the tab and of the browser's history: never a word that gives the subject away. */
  title: z.string().min(2).max(30),
  slug: z.string().regex(/^[a-z]{2,12}$/),
  /** The page above it in the breadcrumb; the first page when left out. */
  under: z.string().optional(),
  order: z.coerce.number().int().min(0).max(99),
  /** For whom it is, so that lists of pages can be short. */
  group: z.enum(['start', 'help', 'self', 'others', 'us']),
  /** One line for lists of pages and for what a search finds. */
  about: z.string().min(10).max(120),
  review: z.enum(['unreviewed', 'reviewed']),
  checkedOn: z.iso.date(),
  /** LOW is left out on purpose: what needs a lawyer first is not written down for clients (design question 17). */
  confidence: z.enum(confidences).exclude(['LOW']),
  sources: list,
  /** Words by which somebody may look for this page and that do not be in it. */
  words: list,
});

export type FrontMatter = z.output<typeof frontMatterSchema>;

/** A content file in its two parts, the first one YAML; throws when it has no front matter or a damaged one. */
export function readContentFile(file: string): { about: FrontMatter; text: string } {
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file);
  if (parts === null) throw new Error('A content file begins with its front matter between two lines of dashes.');
  return { about: frontMatterSchema.parse(parse(parts[1] ?? '', { schema: 'failsafe' })), text: parts[2] ?? '' };
}
