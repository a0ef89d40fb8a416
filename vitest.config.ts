import { defineConfig } from 'vitest/config'

const shared = { testTimeout: 20_000, hookTimeout: 30_000, pool: 'forks' as const }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{main,drivers,plugins,build}/**/*.test.ts'],
          exclude: ['main/electron/**', '**/node_modules/**'],
          ...shared,
        },
      },
      { test: { name: 'renderer', include: ['renderer/**/*.test.{ts,tsx}'], environment: 'jsdom', ...shared } },
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'], ...shared } },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'], ...shared } },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], ...shared } },
      { test: { name: 'golden', include: ['test/golden/**/*.test.ts'], ...shared } },
      { test: { name: 'torture', include: ['test/torture/**/*.test.ts'], ...shared } },
      { test: { name: 'station', include: ['test/station/**/*.test.ts'], ...shared } },
      {
        resolve: { alias: { electron: new URL('./test/support/electron-stand-in.ts', import.meta.url).pathname } },
        test: { name: 'shell', include: ['main/electron/**/*.test.ts'], ...shared },
      },
    ],
  },
})
