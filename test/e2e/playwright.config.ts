import { defineConfig } from '@playwright/test'
import { findBrowser } from '../../main/window/find-browser.ts'
import { isExecutable } from '../../main/window/is-executable.ts'

const { env, platform } = process
const wanted = env['SCANBENCH_BROWSER'] ?? null
const browser = findBrowser({ wanted, platform, env, isExecutable })
if (browser === null) throw new Error('No Chromium-family browser is installed: npm test installs or names one.')

/** The system's browser: nothing is downloaded, and it is the one that people have. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.cache/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser.path,
      // Chromium refuses to start its sandbox as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
