import { defineConfig } from 'vitest/config'

/**
 * Run inside the virtual machine alone: `npm run test:hardware`, which bundles the tests and has them run as they are. All
 * share the machine's sockets, so files take turns. Each has a process of its own, with one thread that compiles: V8 loses count
 * of its compiled code in long runs there ("Check failed: it->second.Size() > offset", see nodejs/node#64500) and ends.
 */
export default defineConfig({
  test: {
    include: ['*.test.js'],
    exclude: [],
    fileParallelism: false,
    execArgv: ['--single-threaded'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'forks',
    experimental: { viteModuleRunner: false },
  },
})
