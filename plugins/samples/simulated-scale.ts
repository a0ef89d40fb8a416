import { AppError, Plugin } from '@scanbench/plugin'
import { BaseDriver, BaseMachineType, type MachineHandle, type SimulatedSpec } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { choice } from '@scanbench/plugin/settings'

const GRAMS = { kg: 1000, g: 1 }
const STATUS = {
  STABLE: { key: 100, label: 'Weighs', color: 'success' },
  UNKNOWN: { key: 101, label: 'Unknown', color: 'secondary' },
  DISCONNECTED: { key: 400, label: 'Disconnected', color: 'danger' },
  ERROR: { key: 500, label: 'Error', color: 'danger' },
} as const

class ScaleMachineType extends BaseMachineType {
  SLUG = 'scale'
  NAME = 'Scale'
  DESCRIPTION = 'Weighs what lies on it'
  BASE_DRIVER = BaseDriver
  MACHINE_STATUS = STATUS
  STATUS_MODEL = 'ScaleStatus'
  MACHINE_SETTINGS = { UNIT: choice({ name: 'Unit', choices: ['kg', 'g'], default: 'kg' }) }
}

/** Asks by `SI`, as the bench scales of several makers understand it. */
class SimulatedScaleDriver extends BaseDriver {
  SLUG = 'simulated-scale'
  NAME = 'Simulated scale'
  DESCRIPTION = 'A scale that needs no hardware'
  MACHINE_TYPE = 'scale'
  SIMULATED = true

  connection(): SimulatedSpec {
    return { transport: 'simulated', device: 'scale' }
  }

  async initMachine(machine: MachineHandle) {
    await machine.connection.write(new TextEncoder().encode('SI\r\n'))
    const answer = new TextDecoder().decode((await machine.connection.read()) ?? new Uint8Array())
    const weight = /^S S +([\d.]+) kg\r\n$/.exec(answer)?.[1]
    if (weight === undefined) throw new AppError('DEVICE_PROTOCOL', `The scale answered "${answer}"`)
    const unit = machine.settings['UNIT'] === 'g' ? 'g' : 'kg'
    const value = (Number(weight) * GRAMS.kg) / GRAMS[unit]
    await machine.setProperties([{ key: 'Weight', value: `${value} ${unit}`, group: 'Scale' }])
    await machine.setStatus(STATUS.STABLE.key, `${value} ${unit} on the scale.`)
  }

  async pingMachines(machines: readonly MachineHandle[]) {
    for (const machine of machines) await this.initMachine(machine)
  }
}

/** A machine type and a driver of one's own. */
export default class SimulatedScale extends Plugin.with(MachineDriverMixin) {
  NAME = 'SimulatedScale'
  TITLE = 'Simulated scale'
  SLUG = 'simulated-scale'
  VERSION = '1.0.0'

  async getMachineTypes() {
    return [ScaleMachineType]
  }

  async getMachineDrivers() {
    return [SimulatedScaleDriver]
  }
}
