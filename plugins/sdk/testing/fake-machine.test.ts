import { BaseDriver } from '@scanbench/plugin/machine'
import type { MachineHandle } from '@scanbench/plugin/machine'
import { text } from '@scanbench/plugin/settings'
import { FakeMachine } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'

class ScaleDriver extends BaseDriver {
  SLUG = 'scale'
  NAME = 'Scale'
  DESCRIPTION = 'Says a weight when it is asked'
  MACHINE_TYPE = 'scale'
  MACHINE_SETTINGS = { UNIT: text({ name: 'Unit', default: 'kg' }) }
  connection() {
    return null
  }
  async initMachine(machine: MachineHandle) {
    machine.connection.onClose(() => void machine.setStatus(400, 'Disconnected'))
    await machine.connection.write(new TextEncoder().encode('W\r'))
    const bytes = await machine.connection.read({ timeoutMs: 500 })
    if (bytes === null) return machine.handleError('The scale says nothing')
    const value = `${new TextDecoder().decode(bytes)} ${String(machine.settings['UNIT'])}`
    await machine.setProperties([{ key: 'Weight', value }])
    await machine.setStatus(100, 'Connected')
  }
}

test('a driver talks to a device in memory, and what it tells is seen', async () => {
  const driver = new ScaleDriver()
  const machine = await FakeMachine.with(driver, { unit: 'g' }, (sent) => (sent === 'W\r' ? '12.5' : null))
  await driver.initMachine(machine.handle)
  machine.unplug()
  expect([machine.sent, machine.properties, machine.statuses, machine.errors]).toEqual([
    ['W\r'],
    [{ key: 'Weight', value: '12.5 g' }],
    [
      { code: 100, text: 'Connected' },
      { code: 400, text: 'Disconnected' },
    ],
    [],
  ])
})

test('a device that says nothing is given up when time has passed, and not before', async () => {
  const driver = new ScaleDriver()
  const machine = await FakeMachine.with(driver)
  const work = driver.initMachine(machine.handle)
  await machine.passTime(499)
  expect(machine.errors).toEqual([])
  await machine.passTime(1)
  await work
  expect(machine.errors).toEqual(['The scale says nothing'])
})
