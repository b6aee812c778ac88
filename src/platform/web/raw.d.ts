/** Vite hands a file over as text when its import ends in `?raw`; so styles travel inside the bundle. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** A script for the browser, small and in one piece (vite.config.ts). */
declare module '*?script' {
  const text: string;
  export default text;
}
