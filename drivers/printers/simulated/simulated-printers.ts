import type { DriverClass } from '@scanbench/plugin/machine'
import type { Compression } from '../../protocols/compression.ts'
import { PRINTER_LANGUAGES } from '../languages.ts'
import { simulatedPrinter } from './simulated-printer.ts'

/** A printer without hardware for every language. */
export function simulatedPrinters(compression: Compression): DriverClass[] {
  return PRINTER_LANGUAGES.map(({ name, driver, simulated }) => {
    const Driver = driver(compression)
    const { SLUG: slug } = new Driver()
    return simulatedPrinter(Driver, simulated ?? { slug: `simulated-${slug}`, name: `Simulated ${name} printer` })
  })
}
