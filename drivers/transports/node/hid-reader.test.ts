import { EventEmitter } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { readReports } from './hid-reader.ts'

/** Begins to read as node-hid does, which throws there where nobody can catch it. */
class Handle extends EventEmitter {
  isReading = false
  isClosed = false
  readonly refused: string[] = []

  constructor() {
    super()
    this.on('newListener', (event) => {
      if (event === 'data') process.nextTick(() => this.resume())
    })
  }

  pause(): void {
    this.isReading = false
  }

  resume(): void {
    if (this.isClosed) this.refused.push('device has been closed')
    else this.isReading = true
  }

  close(): void {
    this.isClosed = true
  }
}

test('a device may be closed as soon as it is being read', async () => {
  const handle = new Handle()
  await readReports(handle)
  const wasReading = handle.isReading
  handle.close()
  await nextTurn()
  expect([wasReading, handle.refused]).toEqual([true, []])
})

test('a device that goes away before anybody listens is told to whoever opens it', async () => {
  const handle = new Handle()
  const { failed } = await readReports(handle)
  handle.emit('error', 'could not read from HID device')
  await expect(failed).rejects.toBe('could not read from HID device')
})
