import type { ConnectionSpec, LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'
import type { CompleteDriverClass } from '../common/printer-language.ts'

/** A printer of this language without hardware: it says and hears the same, and its paper is seen in the window. */
export function simulatedPrinter(
  Driver: CompleteDriverClass,
  { slug, name }: { slug: string; name: string },
): new () => LabelPrinterDriver {
  const { SLUG: language, MACHINE_SETTINGS } = new Driver()
  const settings = withoutConnection(MACHINE_SETTINGS)
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
