import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
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
