import { AppError, Plugin, type ActingUser } from '@scanbench/plugin'
import {
  BaseDriver,
  BaseMachineType,
  callMachineFunction,
  type MachineHandle,
  type MachineSettingValues,
  type SimulatedSpec,
} from '@scanbench/plugin/machine'
import { ActionMixin, MachineDriverMixin } from '@scanbench/plugin/mixins'
import { choice } from '@scanbench/plugin/settings'

const GRAMS = { kg: 1000, g: 1 }
type Unit = keyof typeof GRAMS

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
  MACHINE_SETTINGS = {
    STANDS: choice({ name: 'Where it stands', choices: ['calm', 'restless'], default: 'calm' }),
  }

  connection(): SimulatedSpec {
    return { transport: 'simulated', device: 'scale' }
  }

  /** For others, who call it by its name. */
  async weigh(machine: MachineHandle, unit: Unit): Promise<number> {
    await machine.connection.write(new TextEncoder().encode('SI\r\n'))
    const answer = new TextDecoder().decode((await machine.connection.read()) ?? new Uint8Array())
    const weight = /^S S +([\d.]+) kg\r\n$/.exec(answer)?.[1]
    if (weight === undefined) throw new AppError('DEVICE_PROTOCOL', `The scale answered "${answer}"`)
    return (Number(weight) * GRAMS.kg) / GRAMS[unit]
  }

  async scaleNames(): Promise<string[]> {
    return (await this.getMachines()).map(({ name }) => name)
  }

  async initMachine(machine: MachineHandle) {
    const unit = machine.settings['UNIT'] === 'g' ? 'g' : 'kg'
    const value = await this.weigh(machine, unit)
    await machine.setProperties([{ key: 'Weight', value: `${value} ${unit}`, group: 'Scale' }])
    await machine.setStatus(STATUS.STABLE.key, `${value} ${unit} on the scale.`)
  }

  /** A scale learns how calm its table is when it starts. */
  async updateMachine(before: MachineSettingValues, machine: MachineHandle) {
    if (machine.settings['STANDS'] !== before['STANDS']) await machine.setRestartRequired(true)
  }

  async pingMachines(machines: readonly MachineHandle[]) {
    for (const machine of machines) await this.initMachine(machine)
  }
}

/** A machine type and a driver of one's own, and an action that asks one of its machines. */
export default class SimulatedScale extends Plugin.with(MachineDriverMixin, ActionMixin) {
  NAME = 'SimulatedScale'
  TITLE = 'Simulated scale'
  SLUG = 'simulated-scale'
  VERSION = '1.0.0'
  ACTION_NAME = 'weigh'

  async getMachineTypes() {
    return [ScaleMachineType]
  }

  async getMachineDrivers() {
    return [SimulatedScaleDriver]
  }

  async getInfo(_user: ActingUser | null, data: unknown) {
    const { scale, ask } = data as { scale: string; ask: 'weigh' | 'scaleNames' }
    return callMachineFunction<unknown>(this.station, scale, ask, 'g')
  }

  async getResult() {
    return true
  }
}
