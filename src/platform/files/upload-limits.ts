import type { ContentType } from './content-type.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of the whole body, with every part, field and boundary in it. */
  totalBytes: number;
  files: number;
  fields: number;
  /** Bytes of one field. */
  fieldBytes: number;
}

export interface UploadedFile {
  /** Name of the form's field. */
  field: string;
  /** Cleaned for showing (`displayName`); never a place on the disk. */
  name: string;
  /** What the bytes are; the type that the sender claims is not even read. */
  type: ContentType;
  bytes: Buffer;
}

export type UploadRefusal = 'too-large' | 'too-many' | 'not-multipart' | 'broken' | 'cut-off';
