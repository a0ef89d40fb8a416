import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { configurationPage } from '../../main/configuration/configuration-text.ts'
import { apiReport } from './api-report.ts'
import { manifestSchema } from '../../main/plugins/manifests/manifest-schema.ts'
import { devicesPage } from './devices-page.ts'
import { errorsPage } from './errors-page.ts'
import { filtersPage } from './filters-page.ts'
import { ROOT } from './folders.ts'
import { languagesPage } from './languages-page.ts'
import { permissionsPage } from './permissions-page.ts'
import { UDEV_RULES_FILE, udevRules } from './udev-rules.ts'

interface GeneratedPage {
  file: string
  text: () => Promise<string>
}

const page = (file: string, write: () => string): GeneratedPage => ({
  file,
  text: async () => format(write(), { ...(await resolveConfig(join(ROOT, file))), filepath: file }),
})

/** Pages that are tables of the program. */
export const GENERATED_PAGES: readonly GeneratedPage[] = [
  page('docs/configuration.md', configurationPage),
  page('docs/errors.md', errorsPage),
  page('docs/filters.md', filtersPage),
  page('docs/languages.md', languagesPage),
  page('docs/supported-devices.md', devicesPage),
  page('plugins/sdk/manifest.schema.json', () => JSON.stringify(manifestSchema())),
  page('docs/plugins/permissions.md', permissionsPage),
  page('plugins/sdk/api.md', apiReport),
  { file: UDEV_RULES_FILE, text: async () => udevRules() },
]
