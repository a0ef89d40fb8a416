import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Choices } from './choices.ts'
import { namesOf } from './names.ts'
import { pluginFiles } from './plugin-files.ts'

interface Place {
  /** Where the folder of the plugin is made. */
  output: string
  sdk: string
  year: number
}

/** Writes the files, over those of the same name, and gives the folder. */
export function createPlugin(choices: Choices, { output, sdk, year }: Place): string {
  const folder = resolve(output, namesOf(choices.title).className)
  for (const [path, text] of Object.entries(pluginFiles(choices, { sdk, year }))) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

/** False where there is no git, which is nothing to stop for. */
export function beginRepository(folder: string): boolean {
  try {
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
