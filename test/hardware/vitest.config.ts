import { defineConfig } from 'vitest/config'

/** Run inside the virtual machine alone: `npm run test:hardware`. All tests share its sockets, so files take turns. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    experimental: { viteModuleRunner: false },
  },
})
