import { watchDevices } from '../../drivers/transports/node/device-changes.ts'
import { serveParent } from '../processes/serve-parent.ts'
import { DeviceLinks } from './device-links.ts'
import type { StationNotices } from './device-contract.ts'

const links = new DeviceLinks(() => station)
const station = serveParent<Record<string, never>, StationNotices>({ methods: links.methods, notices: {} })

watchDevices({
  changed: () => station.notify('devicesChanged', {}),
  trouble: (error) => void process.stderr.write(`Plugging in is noticed late: ${String(error)}\n`),
})
