import { configurationOf } from '../../main/programs/run-in-node.ts'
import { runStation } from '../../main/programs/run-station.ts'
import { prepareDataFolder } from '../../main/configuration/data-folder.ts'
import { failureText } from '../../main/programs/failure-text.ts'
import { NOBODY } from '../../main/users/actor.ts'

/** The real way of running a station, around a station that knows one address; tests start it as a process. */
const configuration = configurationOf({ argv: process.argv.slice(2), defaults: {} })
try {
  prepareDataFolder(configuration.data)
  await runStation({
    configuration,
    createStation: async ({ log, stationSecret }) => ({
      fetch: async ({ headers }) =>
        headers.get('authorization') === `Station ${stationSecret}`
          ? Response.json({ ticket: 'second' })
          : new Response(null, { status: 401 }),
      start: async () => log.info('started'),
      stop: async () => log.info('stopped'),
      createWindowTicket: () => 'first',
      windowActor: () => NOBODY,
    }),
  })
} catch (error) {
  process.stderr.write(failureText(error))
  process.exitCode = 1
}
