import { prepareDataFolder } from '../../main/configuration/data-folder.ts'
import { failureText } from '../../main/programs/failure-text.ts'
import { configurationOf } from '../../main/programs/run-in-node.ts'
import { runStation } from '../../main/programs/run-station.ts'
import { createStation } from '../../main/station.ts'

const NONE = {
  folders: [],
  mandatory: [],
  safeMode: false,
  installs: { isAllowed: false, requirementsFile: null },
}

/** The station as people run it, with the sample plugins of the source tree, off. */
const configuration = configurationOf({ argv: process.argv.slice(2), defaults: {} })
try {
  prepareDataFolder(configuration.data)
  await runStation({
    configuration,
    createStation: (options) =>
      createStation({ ...options, pluginChoice: { ...NONE, ...options.pluginChoice, samples: true } }),
  })
} catch (error) {
  process.stderr.write(failureText(error))
  process.exitCode = 1
}
