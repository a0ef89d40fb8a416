import { defineConfig } from 'vitest/config'

/**
 * Run inside the virtual machine alone: `npm run test:hardware`, which bundles the tests and has them run as they are. All
 * share the machine's sockets, so files take turns; they share one process, which takes seconds to start there.
 */
export default defineConfig({
  test: {
    include: ['*.test.js'],
    exclude: [],
    fileParallelism: false,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'forks',
    experimental: { viteModuleRunner: false },
  },
})
