import { defineConfig } from 'vite';

/** One build for the server side: each process is an entry, libraries stay outside in node_modules. */
const entries = {
  cli: 'src/cli.ts',
  staff: 'src/staff.ts',
  public: 'src/public.ts',
  'glass-box': 'src/platform/files/glass-box.ts',
  'bundle-box': 'src/platform/files/box/bundle-box.ts',
  'ocr-box': 'src/platform/files/box/ocr-box.ts',
  'box-thread': 'src/platform/files/box-thread.ts',
  'letter-reader': 'src/service/letters/reader-thread.ts',
};

export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist',
    minify: false,
    sourcemap: false,
    copyPublicDir: false,
    rollupOptions: {
      input: entries,
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { target: 'node' },
});
