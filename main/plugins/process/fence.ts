import os from 'node:os'
import { syncBuiltinESMExports } from 'node:module'
import { AppError } from '@scanbench/plugin'

/**
 * Node's permissions say nothing of signals and priorities, by which a plugin could end or slow down the station. Called
 * before any of its code has run.
 */
export function raiseFence(): void {
  if (!('permission' in process) || process.permission.has('child')) return
  for (const name of ['kill', '_kill', '_debugProcess', '_debugEnd']) fix(process, name, refuse)
  fix(os, 'setPriority', refuse)
  syncBuiltinESMExports()
}

function refuse(): never {
  throw new AppError('PLUGIN_DENIED', 'This plugin may not touch other processes. Its manifest lacks "processes".')
}

function fix(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false, enumerable: true })
}
