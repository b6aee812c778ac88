/** Files of one picture. */
const PICTURE_KINDS = ['jpeg', 'png', 'heic'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

export function isPictureKind(kind: string): kind is PictureKind {
  return PICTURE_KINDS.some((one) => one === kind);
}
