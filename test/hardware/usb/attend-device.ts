import type { Socket } from 'node:net'
import { STALL, type Transfer } from './pipes.ts'
import { answerControl } from './standard-requests.ts'
import { parseControl, type UsbDevice } from './usb-device.ts'
import { HostMessages, writeSubmitAnswer, writeUnlinkAnswer, type SubmitMessage } from './usbip-messages.ts'

const TO_HOST = 0x80
const NOTHING = new Uint8Array()

/** Answers the host on this cable in the name of the device, until the cable is pulled. */
export function attendDevice(device: UsbDevice, cable: Socket): void {
  const messages = new HostMessages()
  const pending = new Map<number, { transfer: Transfer; cancel: () => void }>()

  const answer = (sequence: number, status: number, count: number, data: Uint8Array): void => {
    if (!cable.destroyed) cable.write(writeSubmitAnswer({ sequence, status, count, data }))
  }

  function submitControl({ sequence, setup, data }: SubmitMessage): void {
    const reply = answerControl(device, parseControl(setup, data))
    if (reply === null) answer(sequence, STALL, 0, NOTHING)
    else answer(sequence, 0, data.length > 0 ? data.length : reply.length, reply)
  }

  function submit(message: SubmitMessage): void {
    const { sequence, endpoint, direction, length, data } = message
    if (endpoint === 0) return submitControl(message)
    const pipe = device.pipes.get(direction === 'in' ? endpoint | TO_HOST : endpoint)
    if (pipe === undefined) return answer(sequence, STALL, 0, NOTHING)
    const transfer: Transfer = {
      length,
      data,
      end: (status, count, got) => {
        pending.delete(sequence)
        answer(sequence, status, count, got)
      },
    }
    pending.set(sequence, { transfer, cancel: () => pipe.cancel(transfer) })
    pipe.submit(transfer)
  }

  /** The transfer is answered first, with its count: the answer to "unlink" has no room for one. */
  function unlink(sequence: number, unlinked: number): void {
    pending.get(unlinked)?.cancel()
    if (!cable.destroyed) cable.write(writeUnlinkAnswer(sequence))
  }

  cable.on('data', (bytes: Uint8Array) => {
    for (const message of messages.push(bytes)) {
      if (message.kind === 'submit') submit(message)
      else unlink(message.sequence, message.unlinked)
    }
  })
  // The kernel hangs up on a device that is pulled out while it speaks.
  cable.on('error', () => cable.destroy())
  cable.on('close', () => {
    for (const { cancel } of pending.values()) cancel()
  })
}
