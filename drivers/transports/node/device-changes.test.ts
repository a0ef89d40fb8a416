import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createLinuxDevices } from '../../../test/support/linux-devices.ts'
import { watchLinuxDevices } from './device-changes.ts'

const SCANNER = { vendorId: '05e0', productId: '1200', interfaces: [{ kind: '030101', driver: 'usbhid' }] }

/** A folder of devices that is watched, and how often a change was told. */
async function watched() {
  const linux = await createLinuxDevices()
  const told: string[] = []
  const watch = watchLinuxDevices({ changed: () => void told.push('changed'), trouble() {} }, linux.root)
  return {
    linux,
    told,
    async [Symbol.asyncDispose]() {
      watch[Symbol.dispose]()
      await linux[Symbol.asyncDispose]()
    },
  }
}

/** The first look has been taken when a change is told. */
async function begun() {
  const bench = await watched()
  let number = 0
  await vi.waitFor(async () => {
    await writeFile(join(bench.linux.root.dev, `ttyACM${(number += 1)}`), '')
    expect(bench.told.length).toBeGreaterThan(0)
  }, 5000)
  return bench
}

test('plugging in and pulling out are told, also when no device file comes of it', async () => {
  await using bench = await begun()
  const before = bench.told.length
  await bench.linux.plug({ ...SCANNER, port: '1-1', deviceNumber: 5 })
  await vi.waitFor(() => expect(bench.told.length).toBe(before + 1), 3000)
  await bench.linux.pullOut('1-1')
  await vi.waitFor(() => expect(bench.told.length).toBe(before + 2), 3000)
})

test('another device in the same socket is told by its number', async () => {
  await using bench = await begun()
  await bench.linux.plug({ ...SCANNER, port: '1-1', deviceNumber: 5 })
  await vi.waitFor(() => expect(bench.told.length).toBeGreaterThan(1), 3000)
  const before = bench.told.length
  await writeFile(join(bench.linux.root.sys, 'devices/usb1/1-1/devnum'), '6\n')
  await vi.waitFor(() => expect(bench.told.length).toBe(before + 1), 3000)
})
