/** Vite hands a file over as text when its import ends in `?raw`; so styles and scripts travel inside the bundle. */
declare module '*?raw' {
  const text: string;
  export default text;
}
