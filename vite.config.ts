import { build, defineConfig, type Plugin } from 'vite';

/** One build for the server side: each process is an entry, libraries stay outside in node_modules. */
const entries = {
  cli: 'src/cli.ts',
  staff: 'src/staff.ts',
  public: 'src/public.ts',
  read: 'src/read.ts',
  sandbox: 'src/platform/files/sandbox.ts',
  'bundle-sandbox': 'src/platform/files/sandbox/bundle-sandbox.ts',
  'ocr-sandbox': 'src/platform/files/sandbox/ocr-sandbox.ts',
  'sandbox-thread': 'src/platform/files/sandbox-thread.ts',
  'letter-reader': 'src/service/letters/reader-thread.ts',
};

const scriptEnding = '?script';

/**
 * An import that ends in `?script` gives a script for the browser as text: with what it imports in one piece, without
 * types and comments, and small, for a phone on little data pays for it. In no newer words than browsers of 2020 know.
 */
export function browserScripts(): Plugin {
  return {
    name: 'browser-scripts',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(scriptEnding)) return null;
      const found = await this.resolve(source.slice(0, -scriptEnding.length), importer, { skipSelf: true });
      return found === null ? null : found.id + scriptEnding;
    },
    async load(id) {
      if (!id.endsWith(scriptEnding)) return null;
      const { code, modules } = await smallScript(id.slice(0, -scriptEnding.length));
      for (const module of modules) this.addWatchFile(module);
      return `export default ${JSON.stringify(code)}`;
    },
  };
}

async function smallScript(file: string): Promise<{ code: string; modules: string[] }> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    // Fields of classes are set in the old way, which needs no helper.
    oxc: { assumptions: { setPublicClassFields: true }, typescript: { removeClassFieldsWithoutInitializer: true } },
    build: {
      write: false,
      target: 'es2020',
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: { input: file, output: { format: 'iife' } },
    },
  });
  const [made] = Array.isArray(result) ? result : [result];
  if (made === undefined || !('output' in made)) throw new Error(`No script came out of ${file}.`);
  const [script, ...more] = made.output;
  if (more.length > 0) throw new Error(`More than one script came out of ${file}.`);
  return { code: script.code, modules: script.moduleIds };
}

export default defineConfig({
  plugins: [browserScripts()],
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
