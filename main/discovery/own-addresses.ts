import type { NetworkInterfaceInfo } from 'node:os'

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** A larger network is not walked through: only the part of it that is next to the station. */
const SMALLEST_PREFIX = 24

/** The addresses in the station's own subnets, without its own ones. */
export function addressesNextTo(interfaces: Interfaces): string[] {
  const own = Object.values(interfaces).flatMap((infos = []) => infos)
  const reachable = own.filter(({ family, internal }) => family === 'IPv4' && !internal)
  const mine = new Set(reachable.map(({ address }) => address))
  const all = reachable.flatMap(({ address, netmask }) => hostsOf(address, netmask))
  return [...new Set(all)].filter((address) => !mine.has(address))
}

function hostsOf(address: string, netmask: string): string[] {
  const prefix = Math.max(SMALLEST_PREFIX, prefixOf(netmask))
  if (prefix > 30) return []
  const size = 2 ** (32 - prefix)
  const first = Math.floor(numberOf(address) / size) * size
  // The first is the network, the last is the broadcast.
  return Array.from({ length: size - 2 }, (_, index) => textOf(first + index + 1))
}

function prefixOf(netmask: string): number {
  return numberOf(netmask).toString(2).replaceAll('0', '').length
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}
