import type { ConnectionSpec, LabelPrinterDriver, SimulatedLanguage } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'
import { ZplPrinterDriver } from '../zpl/zpl-printer.ts'

interface Simulated {
  language: SimulatedLanguage
  slug: string
  name: string
}

type PrinterDriverClass = new () => LabelPrinterDriver
/** The same to a class that extends it, with nothing abstract left. */
export type CompleteDriverClass = new () => Pick<LabelPrinterDriver, keyof LabelPrinterDriver>

/** A printer of this language without hardware: it says and hears the same, and its paper is seen in the window. */
export function simulatedPrinter(Driver: CompleteDriverClass, { language, slug, name }: Simulated): PrinterDriverClass {
  const settings = withoutConnection(new Driver().MACHINE_SETTINGS)
  return class SimulatedPrinterDriver extends Driver {
    override readonly SLUG: string = slug
    override readonly NAME: string = name
    override readonly DESCRIPTION: string = 'A label printer in the program; its paper is shown in the window'
    override readonly SIMULATED: boolean = true
    override readonly MACHINE_SETTINGS: Settings = settings

    override readonly connection = (): ConnectionSpec => ({ transport: 'simulated', device: `${language}-printer` })
  }
}

/** It is in the program: there is nothing to connect. */
function withoutConnection(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !(key in CONNECTION_SETTINGS)))
}

/** Its slug is older than the other languages. */
export function simulatedZpl(Driver: CompleteDriverClass): PrinterDriverClass {
  return simulatedPrinter(Driver, { language: 'zpl', slug: 'simulated-printer', name: 'Simulated printer' })
}

export const SimulatedPrinterDriver: PrinterDriverClass = simulatedZpl(ZplPrinterDriver)
