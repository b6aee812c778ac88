import type { Child } from 'hono/jsx';
import { Notice, useShell } from '#app/platform/web/index.ts';
import { pageAddress } from './addresses.ts';
import type { Block, PartName, TextPiece } from './marked-text.ts';

interface TextProps {
  blocks: readonly Block[];
  /** Draws what is not text. */
  part: (name: PartName) => Child;
  /** False while no lawyer has approved what these pages say about the law. */
  lawApproved: boolean;
}

/** The text of a page, block after block. */
export function Text({ blocks, part, lawApproved }: TextProps) {
  return (
    <>
      {blocks.map((block) => {
        if (block.kind === 'part') return part(block.name);
        if (block.kind === 'law') return <Law blocks={block.blocks} part={part} lawApproved={lawApproved} />;
        return <TextBlock block={block} />;
      })}
    </>
  );
}

function TextBlock({ block }: { block: Exclude<Block, { kind: 'part' | 'law' }> }) {
  const fill = useFill();
  if (block.kind === 'heading') return block.level === 3 ? <h3>{fill(block.text)}</h3> : <h2>{fill(block.text)}</h2>;
  if (block.kind === 'paragraph')
    return (
      <p>
        <Pieces pieces={block.pieces} />
      </p>
    );
  const items = block.items.map((item) => (
    <li>
      <Pieces pieces={item} />
    </li>
  ));
  return block.numbered ? <ol class="numbers">{items}</ol> : <ul class="bullets">{items}</ul>;
}

/**
 * What the law says is held back until a lawyer has approved it; in the demo an invented one has (design question 17).
 */
function Law({ blocks, part, lawApproved }: TextProps) {
  const { t, demo } = useShell();
  if (!lawApproved && !demo) return <Notice>{<p>{t('public-pages.law.held')}</p>}</Notice>;
  return (
    <>
      <Text blocks={blocks} part={part} lawApproved={lawApproved} />
      {lawApproved ? null : <p class="small soft">{t('public-pages.law.approved')}</p>}
    </>
  );
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  const { lang } = useShell();
  const fill = useFill();
  return (
    <>
      {pieces.map((piece) => {
        if (piece.kind === 'strong') return <b>{fill(piece.text)}</b>;
        if (piece.kind === 'page') return <a href={pageAddress(lang, piece.slug)}>{fill(piece.text)}</a>;
        if (piece.kind === 'call') return <a href={`tel:${piece.number}`}>{fill(piece.text)}</a>;
        return fill(piece.text);
      })}
    </>
  );
}

/** The name of the service is a setting, so that texts hold a place for it. */
function useFill(): (text: string) => string {
  const { name } = useShell();
  return (text) => text.replaceAll('{service}', name);
}
