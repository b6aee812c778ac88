import fs from 'node:fs';

/** The few functions of PDFium that the box calls; pointers and handles are numbers. */
export interface Pdfium {
  PDFiumExt_Init(): void;
  FPDF_LoadMemDocument(bytes: number, size: number, password: string): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDF_GetPageSizeByIndexF(document: number, index: number, size: number): boolean;
  FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): boolean;
  FPDFBitmap_CreateEx(width: number, height: number, format: number, pointer: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, color: number): boolean;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): boolean;
  FPDFPageObj_GetFillColor(object: number, red: number, green: number, blue: number, opaque: number): boolean;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): boolean;
  pdfium: {
    wasmExports: { malloc(size: number): number; free(pointer: number): void };
    HEAPU8: Uint8Array;
    HEAP32: Int32Array;
    HEAPF32: Float32Array;
  };
}

export interface LoadedPdfium {
  pdfium: Pdfium;
  /** True once PDFium asked for more memory than it may have: what it drew since then may be missing pieces. */
  ranOut(): boolean;
}

/** Loads the WebAssembly. Its loader asks `process.binding` for constants, which the permission model refuses. */
export async function loadPdfium(): Promise<LoadedPdfium> {
  Object.defineProperty(process, 'binding', { value: () => ({ fs: fs.constants }) });
  const { init } = await import('@embedpdf/pdfium');
  let ranOut = false;
  const noteShortage = (message: unknown) => {
    if (/grow|enlarge/i.test(String(message))) ranOut = true;
  };
  const quiet = { print: () => undefined, printErr: noteShortage };
  const pdfium = (await init(quiet as Parameters<typeof init>[0])) as unknown as Pdfium;
  pdfium.PDFiumExt_Init();
  return { pdfium, ranOut: () => ranOut };
}
