import { defineConfig } from 'vite';

/** One build for the server side: each process is an entry, libraries stay outside in node_modules. */
const entries = {
  cli: 'src/cli.ts',
  staff: 'src/staff.ts',
  public: 'src/public.ts',
  sandbox: 'src/platform/files/sandbox.ts',
  'bundle-sandbox': 'src/platform/files/sandbox/bundle-sandbox.ts',
  'ocr-sandbox': 'src/platform/files/sandbox/ocr-sandbox.ts',
  'sandbox-thread': 'src/platform/files/sandbox-thread.ts',
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
