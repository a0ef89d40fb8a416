import type { StationEvent } from '../records/station-event.ts'
import type { EventLog } from './event-log.ts'
import type { PluginEvents } from './plugin-events.ts'

interface Told {
  name: string
  data: Record<string, unknown>
}

/** Remembers which state something had, so that only changes of it are told. */
type IsNews = (key: string, state: string) => boolean

const REMEMBERED = 1000
/** `sent` means: the printer has it, and cannot say more. */
const LABEL_STATES: ReadonlySet<string> = new Set(['sent', 'printed', 'failed'])

/** Tells plugins the news of the station that are of use to them, under the names plugins know. */
export function tellPlugins(
  log: Pick<EventLog, 'subscribe'>,
  plugins: Pick<PluginEvents, 'hasListeners' | 'trigger' | 'wake'>,
): Disposable {
  const states = new Map<string, string>()
  const isNews: IsNews = (key, state) => {
    const before = states.get(key)
    states.delete(key)
    states.set(key, state)
    // The oldest goes: of a print job that was quiet for so long there is nothing more to tell.
    const oldest = states.keys().next()
    if (states.size > REMEMBERED && oldest.done !== true) states.delete(oldest.value)
    return before !== state
  }
  return log.subscribe((event) => {
    if (!plugins.hasListeners) return
    // The database wrote the rows of it in the transaction of the change.
    if (event.type === 'stock.changed') return plugins.wake()
    const told = translate(event, isNews)
    if (told !== null) void plugins.trigger(told.name, told.data)
  })
}

function translate(event: StationEvent, isNews: IsNews): Told | null {
  switch (event.type) {
    case 'scan.resolved': {
      const { pk, data, symbology, machine, user, state, plugin, match, simulated } = event.data
      return {
        name: 'barcode.scanned',
        data: { id: pk, model: 'barcodescan', data, symbology, machine, user, state, plugin, match, simulated },
      }
    }
    case 'print-job.changed': {
      const { pk, state, plugin, machine, template, model_type, total, user } = event.data
      if (!isNews(`job ${pk}`, state) || !LABEL_STATES.has(state)) return null
      return {
        name: `label.${state}`,
        data: { id: pk, model: 'printjob', plugin, machine, template, model_type, total, user },
      }
    }
    case 'machine.changed': {
      const { pk, name, machine_type, active, status, status_text } = event.data
      if (!isNews(`machine ${pk}`, `${active} ${status}`)) return null
      return {
        name: 'machine.changed',
        data: { id: pk, model: 'machine', name, machine_type, active, status, status_text },
      }
    }
    case 'machine.deleted':
      return { name: 'machine.deleted', data: { id: event.data.pk, model: 'machine' } }
    default:
      return null
  }
}
