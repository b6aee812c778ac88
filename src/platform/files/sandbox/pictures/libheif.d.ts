declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  const make: () => unknown;
  export default make;
}
