import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError, type Plugin, type PluginClass } from '@scanbench/plugin'
import { attachAppDatabase, attachHost, releaseOpened } from '@scanbench/plugin/host'
import type { BaseDriver, BaseMachineType } from '@scanbench/plugin/machine'
import { AppMixin } from '@scanbench/plugin/mixins'
import { describe, expect, test } from 'vitest'
import { describePlugin } from '../../main/plugins/process/describe-plugin.ts'
import { createMemoryTables } from '../../plugins/sdk/testing/memory-tables.ts'
import { isolateFile } from '../support/isolated.ts'
import { memoryHost } from '../support/plugin-host.ts'
import type { SampleCalls } from '../support/sample-calls.ts'

const FOLDER = fileURLToPath(new URL('../../plugins/samples/', import.meta.url))
const SAMPLES = namesIn(FOLDER)
const CALLED = namesIn(fileURLToPath(new URL('./sample-calls/', import.meta.url)))

/** Everything that can be seen of a plugin from outside. */
interface Seen {
  data: unknown
  mixins: unknown
  outcomes: unknown[]
  asked: unknown[]
  logged: string[]
}

test('there are calls for every sample, and for nothing else', () => {
  expect(CALLED).toEqual(SAMPLES)
})

describe.each(SAMPLES)('%s', (name) => {
  test('answers the same in the station and in a process of its own', async () => {
    const { CALLS } = (await import(`./sample-calls/${name}.ts`)) as { CALLS: SampleCalls }
    await using surroundings = await CALLS.surroundings?.()
    const calls = { ...CALLS, settings: { ...CALLS.settings, ...surroundings?.settings } }
    const here = await seenHere(name, calls)
    expect(await seenThere(name, calls)).toEqual(here)
    expect(here.outcomes).toHaveLength(calls.calls.length)
  })
})

async function seenHere(name: string, { calls, answers = {}, settings = {} }: SampleCalls): Promise<Seen> {
  const { default: Sample } = (await import(`../../plugins/samples/${name}.ts`)) as { default: PluginClass }
  const plugin = new Sample()
  const { host, asked, log } = memoryHost({ answers, values: settings, plugin: () => plugin })
  attachHost(plugin, host)
  const outcomes = await live(plugin, calls)
  await releaseOpened(plugin)
  const { data, mixins } = describePlugin(plugin)
  return { data, mixins, outcomes, asked, logged: log.lines }
}

async function seenThere(name: string, { calls, answers = {}, settings = {} }: SampleCalls): Promise<Seen> {
  await using run = await isolateFile(`${FOLDER}${name}.ts`, FOLDER, { answers, settings, permissions: ['network'] })
  const outcomes = await live(run.plugin, calls)
  const { data, mixins } = describePlugin(run.plugin)
  return { data, mixins, outcomes, asked: run.asked, logged: run.log.lines }
}

async function live(plugin: Plugin, calls: SampleCalls['calls']): Promise<unknown[]> {
  using tables = plugin instanceof AppMixin ? await createMemoryTables(plugin.MIGRATIONS) : null
  if (tables !== null) attachAppDatabase(plugin, tables)
  await plugin.activate()
  const outcomes: unknown[] = []
  for (const [member, ...given] of calls) outcomes.push(await outcome(plugin, member, given))
  await plugin.deactivate()
  return outcomes
}

async function outcome(plugin: Plugin, member: string, given: readonly unknown[]): Promise<unknown> {
  const method: unknown = Reflect.get(plugin, member)
  if (typeof method !== 'function') throw new Error(`${plugin.NAME} has no ${member}()`)
  try {
    const value: unknown = await Reflect.apply(method, plugin, structuredClone(given))
    return { value: Array.isArray(value) ? value.map(described) : value }
  } catch (error) {
    if (!(error instanceof AppError)) return { code: 'INTERNAL', message: String(error) }
    return { code: error.code, message: error.message, details: error.details }
  }
}

/** Types and drivers are classes on both sides; what they say of themselves is compared. */
function described(value: unknown): unknown {
  if (typeof value !== 'function') return value
  const entry = Reflect.construct(value, []) as BaseDriver | BaseMachineType
  const members = Object.entries(entry).filter(([, member]) => typeof member !== 'function')
  return Object.fromEntries(members)
}

function namesIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.map((file) => file.replace(/\.ts$/, '')).toSorted()
}
