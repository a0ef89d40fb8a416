import { expect, vi } from 'vitest'
import { createNodeHid } from '../../drivers/transports/node/node-hid.ts'
import { createNodeUsbKeyboard } from '../../drivers/transports/node/node-usb-keyboard.ts'
import type { UsbIdentity } from '../../drivers/transports/usb-device.ts'
import { reportOf } from '../conformance/report-rigs.ts'
import type { ReportRig } from '../conformance/report-suite.ts'
import type { HidDevice } from './devices/hid-device.ts'
import { createHidPosScanner, POS_SCANNER } from './devices/hid-pos-scanner.ts'
import { createKeyboardScanner, KEYBOARD_SCANNER } from './devices/keyboard-scanner.ts'
import { deviceFile } from './system-files.ts'
import type { UsbModel } from './usb/descriptors.ts'
import { plugIn } from './usb/host-socket.ts'

/** Connections of reports over the USB of the system. */
export const USB_REPORT_RIGS: Record<string, () => Promise<ReportRig>> = {
  'point-of-sale scanner': async () => {
    const hid = createHidPosScanner('A')
    const output = { isTaken: true, report: (number: number) => Uint8Array.of(4, number), received: () => hid.outputs }
    const failures = { DEVICE_NOT_FOUND: openScanner({ ...POS_SCANNER, serialNumber: 'POS-9' }) }
    return { ...(await usbRig(hid, 64)), open: openScanner(POS_SCANNER), output, failures }
  },

  'keyboard scanner, taken away from the system': async () => {
    const hid = createKeyboardScanner()
    // The lamps that the system switches on before are none of ours.
    const output = { isTaken: false, report: () => Uint8Array.of(0, 0), received: () => [] }
    const failures = { DEVICE_NOT_FOUND: openKeyboard({ ...KEYBOARD_SCANNER, serialNumber: 'KEY-9' }) }
    return { ...(await usbRig(hid, 8)), open: openKeyboard(KEYBOARD_SCANNER), output, failures }
  },
}

function openScanner(model: UsbModel): ReportRig['open'] {
  return (events) =>
    createNodeHid().open({ device: identityOf(model), kind: 'pos-scanner', openingFeature: null }, events)
}

function openKeyboard(model: UsbModel): ReportRig['open'] {
  return (events) => createNodeUsbKeyboard().open({ device: identityOf(model) }, events)
}

function identityOf({ vendorId, productId, serialNumber }: UsbModel): UsbIdentity {
  return { vendorId, productId, serialNumber, port: null }
}

async function usbRig(hid: HidDevice, bytes: number) {
  let plugged = await plugIn(hid.device)
  await deviceFile(plugged.port, 'hidraw')
  return {
    send: (report: Uint8Array) => hid.send(report),
    taken: () => vi.waitFor(() => expect(hid.unsent()).toBe(0), 10_000),
    report: (number: number) => reportOf(bytes, 2, number & 0xff, number >> 8),
    disappear: () => plugged.unplug(),
    async comeBack() {
      plugged = await plugIn(hid.device, plugged.port)
      await deviceFile(plugged.port, 'hidraw')
    },
    [Symbol.asyncDispose]: () => plugged.unplug(),
  }
}
