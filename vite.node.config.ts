import { defineConfig } from 'vite';

/** The programs of Node; packages stay where npm put them. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/node',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        main: 'src/node/main.ts',
        service: 'src/node/service-main.ts',
        'sign-out': 'src/node/sign-out-main.ts',
        password: 'src/node/password-main.ts',
        library: 'src/service/library.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
