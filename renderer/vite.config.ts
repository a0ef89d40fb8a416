import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Plugins are told which Mantine they are given. */
function mantineVersion(): string {
  const file = join(import.meta.dirname, '..', 'node_modules', '@mantine', 'core', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  define: { 'import.meta.env.VITE_MANTINE_VERSION': JSON.stringify(mantineVersion()) },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    sourcemap: true,
    // The content security policy allows neither inline scripts nor fonts as data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
})
