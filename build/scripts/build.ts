import { buildPrograms } from './build-programs.ts'
import { buildWindow } from './build-window.ts'

await Promise.all([buildWindow(), buildPrograms()])
console.log('Built: dist/renderer (the window) and dist/main (the programs).')
