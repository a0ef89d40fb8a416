/// <reference types="w3c-web-usb" />
import type * as UsbPackage from 'usb'
import { TransportError } from '../connection.ts'

type PackageDevice = Awaited<ReturnType<(typeof UsbPackage.usb)['getDevices']>>[number]
type Transfers = 'transferIn' | 'transferOut' | 'controlTransferIn'

/** The typings leave out the last parameter of the transfers, which is their time limit. */
export interface LibraryDevice extends Omit<PackageDevice, Transfers> {
  transferIn(endpoint: number, length: number, withinMs: number): Promise<{ data?: DataView }>
  transferOut(endpoint: number, bytes: Uint8Array, withinMs: number): Promise<unknown>
  controlTransferIn(setup: USBControlTransferParameters, length: number, withinMs: number): Promise<{ data?: DataView }>
}

export interface UsbLibrary {
  getDevices(): Promise<LibraryDevice[]>
  addEventListener(type: 'connect' | 'disconnect', listener: () => void): void
  removeEventListener(type: 'connect' | 'disconnect', listener: () => void): void
}

/** The library of USB devices; what it lacks on this machine is said in a sentence. */
export async function loadUsb(): Promise<UsbLibrary> {
  try {
    const { usb } = await import('usb')
    return usb as unknown as UsbLibrary
  } catch (error) {
    throw new TransportError('DEVICE_UNAVAILABLE', `USB devices do not work on this machine: ${String(error)}.`)
  }
}
