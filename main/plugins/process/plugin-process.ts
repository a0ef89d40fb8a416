import type { MachineChoice } from '@scanbench/plugin/machine'
import { serveParent } from '../../processes/serve-parent.ts'
import { currentCall } from './current-call.ts'
import { openDoors } from './doors.ts'
import { raiseFence } from './fence.ts'
import { HeldMachines } from './held-machines.ts'
import { MAX_FRAME_BYTES } from './frame-limit.ts'
import type { HostMethods, HostNotices, PluginMethods, PluginNotices } from './process-contract.ts'
import { RunningPlugin } from './running-plugin.ts'

// The program of a process that carries one plugin: everything of ours is loaded before any of its code.
raiseFence()
openDoors()

const machines = new HeldMachines({ ask: (pk, work) => rpc.call('machine', { pk, work }) })
const choose = (driver: string, choice: MachineChoice) => rpc.call('machines', { driver, choice })
const running = new RunningPlugin({ rpc: () => rpc, machines, choose })

const methods: PluginMethods = {
  load: (parameters) => running.load(parameters),
  activate: () => running.activate(),
  deactivate: () => running.deactivate(),
  call: ({ call, member, given }) => currentCall.run(call, () => running.call(member, given)),
  machineTypes: () => running.drivers.types(),
  machineDrivers: () => running.drivers.drivers(),
  drive: ({ driver, work }) => running.drivers.drive(driver, work),
}
const notices: PluginNotices = {
  machineData: ({ pk, bytes, at }) => machines.received(pk, bytes, at),
  machineClosed: ({ pk }) => machines.closed(pk),
}

const rpc = serveParent<HostMethods, HostNotices>({ methods, notices, maxFrameBytes: MAX_FRAME_BYTES })
