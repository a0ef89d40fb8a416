import { AppError } from '../errors.ts'
import { Plugin } from '../plugin.ts'

/**
 * Makes a stock item or location show where it is: light, sound, message.
 * @example
 * async locateStockLocation(pk: number) { await fetch(`http://shelf.local/light/${pk}`, { method: 'POST' }) }
 * @since 1.0
 */
export abstract class LocateMixin extends Plugin {
  static readonly KEY: string = 'locate'
  static readonly TITLE: string = 'Locate'
  static readonly REQUIRED: readonly string[] = ['locateStockLocation']

  /** The default shows the location of an item that is in stock, and does nothing for others. */
  async locateStockItem(pk: number): Promise<void> {
    const item = await itemOf(this, pk)
    if (item?.in_stock === true && item.location !== null) await this.locateStockLocation(item.location)
  }

  /** Shows the place. Resolve when it was told to, not when somebody came. */
  abstract locateStockLocation(pk: number): Promise<void>
}

interface Item {
  location: number | null
  in_stock: boolean
}

/** Null for an item that is not there: there is nothing to show. */
async function itemOf({ station }: LocateMixin, pk: number): Promise<Item | null> {
  try {
    return await station.get<Item>(`/api/stock/${pk}/`)
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  }
}
