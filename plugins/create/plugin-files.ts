import type { Choices } from './choices.ts'
import { frontEndFiles } from './files/front-end.ts'
import { licenceText } from './files/licences.ts'
import { pluginSource } from './files/plugin-source.ts'
import { HYGIENE, packageFile, readme, typescriptFiles } from './files/project-files.ts'
import { testSource } from './files/test-source.ts'
import { workflowFiles } from './files/workflows.ts'
import { namesOf } from './names.ts'

interface Surroundings {
  /** Version or address of the package that plugins are written against. */
  sdk: string
  year: number
}

/** All files of a new plugin, by their path. */
export function pluginFiles(choices: Choices, { sdk, year }: Surroundings): Record<string, string> {
  const names = namesOf(choices.title)
  return {
    'package.json': packageFile(names, choices, sdk),
    'README.md': readme(names, choices),
    LICENSE: licenceText(choices.licence, { ...choices, year }),
    ...HYGIENE,
    ...typescriptFiles(),
    ...workflowFiles(choices),
    'src/index.ts': pluginSource(names, choices),
    'test/index.test.ts': testSource(names, choices),
    ...(choices.mixins.includes('UserInterface') ? frontEndFiles(names, choices, sdk) : {}),
  }
}
