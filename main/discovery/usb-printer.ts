import { driversOfCommandSet, modelInText, modelOfUsb, type DeviceModel } from '../../drivers/devices/device-table.ts'

interface Listed {
  identity: { vendorId: number; productId: number } | null
  /** Maker and product, as the device names them. */
  name: string
  /** The languages that it names, or null. */
  commandSet: string | null
}

/** What a printer on USB is, by its ids or its words, and which drivers speak to it, the best first. */
export function knownUsbPrinter({ identity, name, commandSet }: Listed): {
  model: DeviceModel | null
  drivers: readonly string[]
} {
  const byIds = identity === null ? null : modelOfUsb(hexId(identity.vendorId), hexId(identity.productId))
  const model = byIds ?? modelInText(name)
  return { model, drivers: model?.languages ?? driversOfCommandSet(commandSet ?? '') }
}

function hexId(id: number): string {
  return id.toString(16).padStart(4, '0')
}
