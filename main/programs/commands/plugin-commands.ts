import { resolve } from 'node:path'
import { AppError } from '@scanbench/plugin'
import type { PluginRecord } from '../../records/plugin-records.ts'
import { PACKAGE_COMMANDS } from './package-commands.ts'
import type { Given, PluginCommand } from './plugin-command.ts'
import { pluginAddress } from './plugin-address.ts'
import type { StationDoor } from './station-door.ts'
import { table } from './table.ts'

const only = ({ words }: Given): string => words[0] ?? ''

/** Everything that `scanbench plugins` can do; its help is made from this. */
export const PLUGIN_COMMANDS: Readonly<Record<string, PluginCommand>> = {
  list: { takes: '', least: 0, most: 0, does: 'All plugins the station knows of', run: list },
  ...PACKAGE_COMMANDS,
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
      await door.call('PATCH', `${pluginAddress(only(given))}activate/`, { active: false })
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

/** What it asks for is on the screen before anybody says yes; accepted is what was shown and nothing else. */
async function enable(door: StationDoor, { words: [key = ''], accept }: Given): Promise<string> {
  const { permissions, name } = await door.call<PluginRecord>('GET', pluginAddress(key))
  const asked = permissions.filter(({ is_accepted: isAccepted }) => !isAccepted)
  const shown = asked.length === 0 ? [] : [`${name ?? key} may, when it is on:`, ...asked.map(permissionLine)]
  if (asked.length > 0 && !accept) {
    const how = `It is off. To accept this and turn it on: scanbench plugins enable ${key} --accept`
    throw new AppError('PERMISSIONS_NOT_ACCEPTED', [...shown, how].join('\n'))
  }
  const accepted = asked.map((permission) => permission.key)
  await door.call('PATCH', `${pluginAddress(key)}activate/`, { active: true, accept_permissions: accepted })
  return [...shown, `${key} is on.`].join('\n')
}

function permissionLine({ key, title, is_enforced: isEnforced }: PluginRecord['permissions'][number]): string {
  return `  ${title} (${key}${isEnforced ? '' : '; declared, not enforced'})`
}
