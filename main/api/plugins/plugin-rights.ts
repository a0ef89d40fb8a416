import { AppError } from '@scanbench/plugin'
import type { PermissionKey } from '../../plugins/manifests/permissions.ts'
import type { Actor } from '../../users/actor.ts'

/** What a plugin of a third party needs for reading and for all else; null: no plugin may. */
type Needs = readonly [reading: PermissionKey | 'nothing' | null, writing: PermissionKey | 'nothing' | null]

const STOCK: Needs = ['stock:read', 'stock:write']
const ORDERS: Needs = ['orders:read', 'orders:write']
const SCANS: Needs = ['scans:read', 'scans:write']
const LABELS: Needs = ['labels:read', 'labels:print']
const MACHINES: Needs = ['machines:read', 'machines:write']
const CALLS: Needs = ['plugins:call', 'plugins:call']

/** Addresses and everything below them; the longest that fits counts. What is not listed is closed to plugins. */
const NEEDS: Readonly<Record<string, Needs>> = {
  '/api/version/': ['nothing', null],
  '/api/system/health/': ['nothing', null],
  '/api/generic/status/': ['nothing', null],
  '/api/icons/': ['nothing', null],
  '/api/part/': STOCK,
  '/api/stock/': STOCK,
  '/api/generate/': ['stock:read', 'stock:read'],
  '/api/station/stock-value/': ['stock:read', null],
  '/api/company/': ORDERS,
  '/api/order/': ORDERS,
  '/api/supplier/': ORDERS,
  '/api/currency/': ['orders:read', 'orders:write'],
  '/api/station/supplier-barcodes/': ['stock:read', 'stock:read'],
  '/api/barcode/': SCANS,
  '/api/barcode/generate/': ['stock:read', 'stock:read'],
  '/api/station/scans/': SCANS,
  '/api/station/barcode-links/': SCANS,
  '/api/station/barcode/': SCANS,
  '/api/station/barcode-rules/': ['scans:read', null],
  '/api/station/command-codes/': ['scans:read', null],
  '/api/station/found-scanners/': MACHINES,
  '/api/station/scanner-check/': [null, null],
  '/api/station/keyboard-scans/': [null, 'scans:write'],
  '/api/label/': LABELS,
  '/api/label/template/': ['labels:read', null],
  '/api/station/label-templates/': ['labels:read', null],
  '/api/station/label-assets/': ['labels:read', null],
  '/media/label/': ['labels:read', null],
  '/api/station/quick-label/': LABELS,
  '/api/report/': ['labels:read', null],
  '/api/report/print/': LABELS,
  '/api/station/report-templates/': ['labels:read', null],
  '/media/report/': ['labels:read', null],
  '/api/station/reports/': LABELS,
  '/api/data-output/': LABELS,
  '/api/attachment/': ['stock:read', null],
  '/api/station/labels/': ['labels:read', 'labels:read'],
  '/api/station/labels/test-print/': [null, null],
  '/api/station/print-jobs/': LABELS,
  '/api/station/print-labels/': LABELS,
  '/api/station/print-choice/': ['labels:read', null],
  '/api/station/print-rules/': ['labels:read', null],
  '/api/station/printers/': LABELS,
  '/api/machine/': MACHINES,
  '/api/locate/': [null, 'machines:write'],
  '/api/station/machines/': MACHINES,
  '/api/station/serial-ports/': MACHINES,
  '/api/station/devices/': MACHINES,
  '/api/station/discovery/': MACHINES,
  '/api/notifications/': [null, 'notifications:send'],
  '/api/station/notifications/': [null, 'notifications:send'],
  '/api/action/': CALLS,
  '/api/user/': ['users:read', null],
  '/api/user/tokens/': [null, null],
  '/api/settings/': ['settings:read', null],
}

const ADDRESSES = Object.keys(NEEDS).toSorted((a, b) => b.length - a.length)

/** Holds a plugin of a third party to its manifest. `path` is the pattern of the route, so that no spelling leads around it. */
export function checkPluginRights({ plugin, permissions }: Actor, method: string, path: string): void {
  if (permissions === undefined) return
  const needed = neededFor(method, path)
  if (needed === null)
    throw new AppError('PLUGIN_DENIED', `${method} ${path} is closed to plugins, whatever their manifest says.`)
  if (needed === 'nothing' || permissions.includes(needed)) return
  throw new AppError('PLUGIN_DENIED', `${method} ${path} needs "${needed}", which the manifest of '${plugin}' lacks.`)
}

function neededFor(method: string, path: string): Needs[number] {
  if (path.startsWith('/plugin/')) return 'plugins:call'
  if (path === '/api/') return 'nothing'
  const address = ADDRESSES.find((each) => path.startsWith(each))
  const needs = address === undefined ? undefined : NEEDS[address]
  if (needs === undefined) return null
  return needs[method === 'GET' || method === 'HEAD' ? 0 : 1]
}
