import { resolve } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { PluginRecord } from '../../records/plugin-records.ts'
import { isPath } from './is-path.ts'
import type { StationDoor } from './station-door.ts'
import { table } from './table.ts'

export interface Given {
  words: readonly string[]
  /** Another registry than the station's, for this installation. */
  registry: string | null
  /** Of an uninstalled plugin the settings stay. */
  keepSettings: boolean
  /** What a plugin asks for is accepted. */
  accept: boolean
}

interface Command {
  /** What comes after the command's name. */
  takes: string
  least: number
  most: number
  does: string
  run(door: StationDoor, given: Given): Promise<string>
}

interface Installation {
  output: string[]
  plugins: string[]
}

interface Requirement {
  requirement: string
  version: string | null
  waiting: string[]
  problem: string
}

const only = ({ words }: Given): string => words[0] ?? ''

/** Everything that `scanbench plugins` can do; its help is made from this. */
export const PLUGIN_COMMANDS: Readonly<Record<string, Command>> = {
  list: { takes: '', least: 0, most: 0, does: 'All plugins the station knows of', run: list },
  install: {
    takes: '[package ...]',
    least: 0,
    most: 20,
    does: 'Install a package: name, name@range, a .tgz file, a folder, git+https://...; without one all of plugins.txt',
    run: (door, given) => (given.words.length === 0 ? requirements(door) : install(door, given)),
  },
  update: {
    takes: '[package]',
    least: 0,
    most: 1,
    does: 'Install again what was asked for, in the newest version that fits',
    run: (door, given) => update(door, given),
  },
  uninstall: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Take the package of a plugin away, with its settings unless --keep-settings',
    async run(door, given) {
      await door.call('PATCH', `${address(only(given))}uninstall/`, { delete_config: !given.keepSettings })
      return `${only(given)} is uninstalled.`
    },
  },
  enable: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Turn a plugin on; what it may do is shown, and accepted with --accept',
    run: enable,
  },
  disable: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Turn a plugin off',
    async run(door, given) {
      await door.call('PATCH', `${address(only(given))}activate/`, { active: false })
      return `${only(given)} is off.`
    },
  },
  link: {
    takes: '<folder>',
    least: 1,
    most: 1,
    does: 'Load the plugins of a folder from their source, and anew after each save',
    async run(door, given) {
      const folder = resolve(only(given))
      const linked = await door.call<PluginRecord[]>('POST', '/api/station/plugins/link/', { folder })
      return `Linked ${linked.map(({ key }) => key).join(', ')} from ${folder}.`
    },
  },
  unlink: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Let go of a linked folder; its files stay',
    async run(door, given) {
      await door.call('DELETE', `/api/station/plugins/link/${encodeURIComponent(only(given))}/`)
      return `${only(given)} is no longer linked.`
    },
  },
  reload: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Load one plugin anew',
    async run(door, given) {
      const { state } = await door.call<PluginRecord>(
        'POST',
        `/api/station/plugins/${encodeURIComponent(only(given))}/reload/`,
      )
      return `${only(given)} is ${state}.`
    },
  },
}

const address = (key: string): string => `/api/plugins/${encodeURIComponent(key)}/`

async function list(door: StationDoor): Promise<string> {
  const records = await door.call<PluginRecord[]>('GET', '/api/plugins/')
  const rows = records.map(({ key, active, state, origin, manifest, state_reason }) => [
    key,
    manifest?.version ?? '-',
    active ? 'on' : 'off',
    origin ?? state,
    state_reason,
  ])
  return table(['plugin', 'version', '', 'from', ''], rows)
}

async function install(door: StationDoor, { words, registry }: Given): Promise<string> {
  const lines: string[] = []
  for (const word of words) {
    const body = { confirm: true, ...request(word, registry) }
    const { output, plugins } = await door.call<Installation>('POST', '/api/plugins/install/', body)
    const next = plugins.map((slug) => `scanbench plugins enable ${slug}`)
    lines.push(...output, `A new plugin is off. To turn it on: ${next.join(', ')}`)
  }
  return lines.join('\n')
}

/** A path means a place on this side of the door. */
function request(word: string, registry: string | null): Record<string, string> {
  const path = word.replace(/^file:(?!\/\/)/, '')
  if (isPath(path)) return { url: resolve(path) }
  if (/^[a-z+]+:/.test(word)) return { url: word }
  return registry === null ? { packagename: word } : { packagename: word, url: registry }
}

async function requirements(door: StationDoor): Promise<string> {
  return told(await door.call<Requirement[]>('POST', '/api/station/plugins/requirements/', { confirm: true }))
}

async function update(door: StationDoor, given: Given): Promise<string> {
  const body = { confirm: true, packagename: given.words[0] ?? null }
  return told(await door.call<Requirement[]>('POST', '/api/station/plugins/update/', body))
}

function told(results: readonly Requirement[]): string {
  if (results.length === 0) return 'There is nothing to install.'
  const lines = results.flatMap(({ requirement, version, waiting, problem }) =>
    problem === ''
      ? [`${requirement}: ${version ?? 'is there already'}`, ...waiting.map(asksForMore)]
      : [`${requirement}: FAILED, ${problem}`],
  )
  const text = lines.join('\n')
  if (results.some(({ problem }) => problem !== '')) throw new AppError('PLUGIN_INSTALL_FAILED', text)
  return text
}

const asksForMore = (slug: string): string =>
  `${slug} asks for more and is off until that is accepted: scanbench plugins enable ${slug}`

/** What it asks for is on the screen before anybody says yes; accepted is what was shown and nothing else. */
async function enable(door: StationDoor, { words: [key = ''], accept }: Given): Promise<string> {
  const { permissions, name } = await door.call<PluginRecord>('GET', address(key))
  const asked = permissions.filter(({ is_accepted: isAccepted }) => !isAccepted)
  const shown = asked.length === 0 ? [] : [`${name ?? key} may, when it is on:`, ...asked.map(permissionLine)]
  if (asked.length > 0 && !accept) {
    const how = `It is off. To accept this and turn it on: scanbench plugins enable ${key} --accept`
    throw new AppError('PERMISSIONS_NOT_ACCEPTED', [...shown, how].join('\n'))
  }
  const accepted = asked.map((permission) => permission.key)
  await door.call('PATCH', `${address(key)}activate/`, { active: true, accept_permissions: accepted })
  return [...shown, `${key} is on.`].join('\n')
}

function permissionLine({ key, title, is_enforced: isEnforced }: PluginRecord['permissions'][number]): string {
  return `  ${title} (${key}${isEnforced ? '' : '; declared, not enforced'})`
}
