import { resolve } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { PackageVersions, PluginRecord } from '../../records/plugin-records.ts'
import { isPath } from './is-path.ts'
import type { Given, PluginCommand } from './plugin-command.ts'
import { pluginAddress } from './plugin-address.ts'
import type { StationDoor } from './station-door.ts'
import { versionTable } from './version-table.ts'

interface Installation {
  output: string[]
  plugins: string[]
  waiting: string[]
}

interface Requirement {
  requirement: string
  version: string | null
  waiting: string[]
  problem: string
}

/** The commands that bring packages, change their versions and take them away. */
export const PACKAGE_COMMANDS: Readonly<Record<string, PluginCommand>> = {
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
    run: update,
  },
  versions: {
    takes: '[package]',
    least: 0,
    most: 1,
    does: 'Newer versions of the packages that are here, and those one can go back to',
    async run(door, { words }) {
      return versionTable(await versions(door, { anew: true }), words[0] ?? null)
    },
  },
  back: {
    takes: '<package> [version]',
    least: 1,
    most: 2,
    does: 'Go back to a version that was here before, without any network; without one to the last',
    run: back,
  },
  uninstall: {
    takes: '<plugin>',
    least: 1,
    most: 1,
    does: 'Take the package of a plugin away, with its settings unless --keep-settings',
    async run(door, { words: [key = ''], keepSettings }) {
      await door.call('PATCH', `${pluginAddress(key)}uninstall/`, { delete_config: !keepSettings })
      return `${key} is uninstalled.`
    },
  },
}

async function install(door: StationDoor, { words, registry }: Given): Promise<string> {
  const lines: string[] = []
  for (const word of words) {
    const body = { confirm: true, ...request(word, registry) }
    lines.push(...(await brought(door, await door.call<Installation>('POST', '/api/plugins/install/', body))))
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

/** What the installation said, and what a person has to do now: turn on what is off, or accept what more is asked for. */
async function brought(door: StationDoor, { output, plugins, waiting }: Installation): Promise<string[]> {
  const settled = plugins.filter((slug) => !waiting.includes(slug))
  const records = await Promise.all(settled.map((slug) => door.call<PluginRecord>('GET', pluginAddress(slug))))
  const next = records.filter(({ active }) => !active).map(({ key }) => `scanbench plugins enable ${key}`)
  const off = next.length === 0 ? [] : [`A new plugin is off. To turn it on: ${next.join(', ')}`]
  return [...output, ...off, ...waiting.map(asksForMore)]
}

async function requirements(door: StationDoor): Promise<string> {
  return told(await door.call<Requirement[]>('POST', '/api/station/plugins/requirements/', { confirm: true }))
}

async function update(door: StationDoor, { words }: Given): Promise<string> {
  const body = { confirm: true, packagename: words[0] ?? null }
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

function versions(door: StationDoor, { anew }: { anew: boolean }): Promise<PackageVersions[]> {
  return door.call('GET', `/api/station/plugins/versions/?anew=${anew}`)
}

async function back(door: StationDoor, { words: [name = '', wanted] }: Given): Promise<string> {
  const version = wanted ?? (await lastBefore(door, name))
  const body = { confirm: true, packagename: name, version }
  return (await brought(door, await door.call<Installation>('POST', '/api/station/plugins/back/', body))).join('\n')
}

async function lastBefore(door: StationDoor, name: string): Promise<string> {
  const known = (await versions(door, { anew: false })).find((one) => one.name === name)
  const last = known?.older[0]
  if (last === undefined) throw new AppError('NOT_FOUND', `No version of ${name} that was here before is kept.`)
  return last.version
}
