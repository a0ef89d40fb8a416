import { expect, test } from 'vitest'
import { TRANSPORT_KINDS } from '../../main/devices/transports/transports.ts'
import { readSource, sourceFiles } from './imports.ts'

const NAMED = TRANSPORT_KINDS.join('|')
/** `spec.transport === 'usb'`, `case 'usb':`, `new Set(['serial', 'usb'])` of kinds, and tables by kind. */
const DECISIONS = [
  String.raw`\btransport\b[^\n]*[!=]==? '(?:${NAMED})'`,
  String.raw`\bcase '(?:${NAMED})':`,
  String.raw`TransportKind> = new Set\(`,
  String.raw`Record<TransportKind,`,
].map((pattern) => new RegExp(pattern, 'u'))

/** Simulated devices have no line of their own; who prints, reads or records them knows it. */
const OF_SIMULATED = [
  'build/scripts/device-record.ts',
  'main/devices/device-host.ts',
  'main/devices/device-links.ts',
  'main/machines/machine.ts',
]
const isOwn = (file: string): boolean => /^main\/devices\/(?:transports\/|open-transport\.ts)/u.test(file)

test('a kind of connection is added in its own files and two lists: the station decides by none elsewhere', () => {
  const files = sourceFiles().filter(
    (file) => /^(?:main|plugins\/builtin|build)\//u.test(file) && DECISIONS.some((each) => each.test(readSource(file))),
  )
  expect(files.filter((file) => !isOwn(file)).toSorted()).toEqual(OF_SIMULATED)
})

test('what is listed is put together without knowing one kind of connection', () => {
  const said = readSource('drivers/transports/device-listing.ts').replace(/export type DeviceUse = .*/u, '')
  expect(TRANSPORT_KINDS.filter((kind) => said.includes(`'${kind}'`))).toEqual([])
})
