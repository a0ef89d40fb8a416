import { fileURLToPath } from 'node:url'
import { programFile } from '../../processes/program-file.ts'

const FROM_SOURCE = [
  '../../../main/',
  '../../../plugins/sdk/',
  '../../../node_modules/@scanbench/',
  '../../../package.json',
]

/** What the program of a plugin process reads of ours: parts of the source tree, or the folder of the bundled programs. */
export function programPlaces(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [programFile(new URL('./', import.meta.url))]
  return FROM_SOURCE.map((place) => fileURLToPath(new URL(place, import.meta.url)))
}
