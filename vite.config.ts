import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { shellWorker } from './scripts/shell-worker.mjs';

/** The gateway that `npm run dev` starts beside this server; without it, the one of `npm start`. */
const gateway = process.env['PRESENCE_DEV_GATEWAY'] ?? 'http://127.0.0.1:4400';

/**
 * Leads to the gateway under its own name. The gateway takes no other page's requests; here the page comes from
 * this server, so an Origin that is this server's becomes the gateway's, and any other stays what it is.
 */
const toGateway: ProxyOptions = {
  target: gateway,
  changeOrigin: true,
  configure: (proxy) => {
    proxy.on('proxyReq', (outgoing, { headers }) => {
      if (headers.origin === `http://${headers.host}`) outgoing.setHeader('origin', gateway);
    });
  },
};

type Modules = { getModuleInfo(id: string): { readonly importers: readonly string[] } | null };

/** Stays a file of its own: the manifest tells by it what the page loads. */
const ENTRY = /\/(?:index\.html|src\/app\/main\.tsx)$/;

/** Whether the page loads a module at once: its own start imports it, or something that is loaded at once does. */
function isLoadedAtOnce(id: string, modules: Modules, asked = new Set<string>()): boolean {
  if (asked.has(id)) return false;
  asked.add(id);
  if (id.endsWith('/index.html')) return true;
  return (
    modules.getModuleInfo(id)?.importers.some((importer) => isLoadedAtOnce(importer, modules, asked)) ?? false
  );
}

export default defineConfig({
  plugins: [react(), tailwindcss(), shellWorker()],
  server: { host: '127.0.0.1', proxy: { '/xbl': toGateway, '/api': toGateway } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // The page's policy allows no data: address.
    assetsInlineLimit: 0,
    // Every browser that runs this build preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/worker/service-worker.ts' },
      output: {
        // What is loaded at once is one file of ours and one of others: thirty small ones compress worse.
        codeSplitting: {
          groups: [
            {
              debugName: 'loaded at once',
              name: (id, modules) =>
                !ENTRY.test(id) && isLoadedAtOnce(id, modules)
                  ? id.includes('/node_modules/')
                    ? 'libraries'
                    : 'page'
                  : null,
            },
          ],
        },
        entryFileNames: ({ name }) => (name === 'service-worker' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
