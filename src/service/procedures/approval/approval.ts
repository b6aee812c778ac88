import { type Lang, translator } from '#app/platform/language/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import {
  type Approvable,
  type ApprovalText,
  limitRows,
  mayBeRead,
  type Standing,
  type TextSection,
  textHash,
} from '#app/service/approvals/index.ts';
import { limitIds } from '#app/service/deadlines/index.ts';
import { type Definition, definitions, type Stage } from '../definitions/index.ts';

const known = new WeakMap<Definition, Approvable>();

/**
 * A procedure as it can be approved: its words and marks, and the limits of its stages with their rows. Earlier releases
 * approved words and marks alone; that goes on counting for the words.
 */
export function approvableOf(definition: Definition): Approvable {
  const found = known.get(definition);
  if (found) return found;
  const { key, version, words, stages, confidence } = definition;
  const marks = Object.fromEntries(stages.map((stage) => [stage.id, stage.confidence]));
  const limits = Object.fromEntries(stages.map((stage) => [stage.id, stage.limits]));
  const spoken = { words, marks };
  const made: Approvable = {
    kind: 'procedure',
    key,
    version,
    hash: textHash({
      ...spoken,
      limits: JSON.parse(JSON.stringify(limits)) as Json,
      rows: limitRows(limitsIn(stages)),
    }),
    wordsOnly: textHash(spoken),
    confidence,
  };
  known.set(definition, made);
  return made;
}

const limitsIn = (stages: readonly Stage[]): string[] =>
  stages.flatMap(({ limits }) => limits.flatMap(({ term, after }) => [term, ...(after === undefined ? [] : [after])]));

/** May a client read how this stage is explained? Its days a client may always read. */
export function clientMayRead(definition: Definition, stage: Stage, standing: Standing): boolean {
  return stage.confidence !== 'LOW' && mayBeRead(approvableOf(definition), standing);
}

/** Every procedure in its newest version as a lawyer is shown it. */
export function procedureTexts(): ApprovalText[] {
  return definitions().newest.map((definition) => ({
    ...approvableOf(definition),
    name: definition.words.nl.name,
    source: definition.source,
    limits: limitIds.filter((id) => limitsIn(definition.stages).includes(id)),
    sections: (lang) => sectionsOf(definition, lang),
  }));
}

function sectionsOf({ words, stages }: Definition, lang: Lang): TextSection[] {
  const t = translator(lang);
  const { name, inShort, stages: spoken } = words[lang];
  const parts = ['explain', 'client', 'volunteer', 'lawyer', 'authority', 'missed'] as const;
  return [
    { heading: name, lines: [inShort] },
    ...stages.flatMap((stage) => {
      const told = spoken[stage.id];
      if (told === undefined) return [];
      const lines = parts.flatMap((part) =>
        told[part] === '' ? [] : [`${t(`procedures.stage.${part}`)}: ${told[part]}`],
      );
      const limits = stage.limits.map(({ term }) => term).join(', ');
      const source = [stage.source, limits].filter((one) => one !== '').join(' · ');
      return [{ heading: told.name, lines: [...lines, `(${source})`] }];
    }),
  ];
}
