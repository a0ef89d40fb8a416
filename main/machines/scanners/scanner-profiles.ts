import type { UsbIdentity } from '@scanbench/plugin/machine'
import type { Database } from '../../storage/database.ts'

/** A setting as the scanner check found it. */
export interface ProfileSetting {
  configType: 'M' | 'D'
  key: string
  value: string | number | boolean
}

interface Options {
  database: Database
  clock: () => Date
}

/**
 * What the check of a scanner found out, by its serial number: a machine that is made anew for the same scanner has it
 * at once. The table `scanner_profile`.
 */
export class ScannerProfiles {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Of a scanner without serial number nothing is kept: its twin may be set otherwise. */
  async keep(device: UsbIdentity | null, settings: readonly ProfileSetting[]): Promise<void> {
    const key = keyOf(device)
    if (key === null) return
    const { database, clock } = this.#options
    const kept = { settings: JSON.stringify(settings), checked: clock().toISOString() }
    await database.write
      .insertInto('scanner_profile')
      .values({ ...key, ...kept })
      .onConflict((conflict) => conflict.columns(['vendor_id', 'product_id', 'serial_number']).doUpdateSet(kept))
      .execute()
  }

  async of(device: UsbIdentity | null): Promise<ProfileSetting[]> {
    const key = keyOf(device)
    if (key === null) return []
    const row = await this.#options.database.write
      .selectFrom('scanner_profile')
      .select('settings')
      .where('vendor_id', '=', key.vendor_id)
      .where('product_id', '=', key.product_id)
      .where('serial_number', '=', key.serial_number)
      .executeTakeFirst()
    return row === undefined ? [] : (JSON.parse(row.settings) as ProfileSetting[])
  }
}

function keyOf(device: UsbIdentity | null): { vendor_id: number; product_id: number; serial_number: string } | null {
  if (device === null || device.serialNumber === null) return null
  return { vendor_id: device.vendorId, product_id: device.productId, serial_number: device.serialNumber }
}
