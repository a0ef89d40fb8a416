import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type {
  ConnectionSpec,
  DrawnLabel,
  DrawStep,
  MachineSettingValues,
  PrinterAbility,
  PrinterCommand,
  PrinterQuestion,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'
import { SBPL_COMMANDS, SBPL_QUESTIONS } from './commands.ts'
import { decodeLabels, unknownCommands } from './decode.ts'
import { encodeLabel, refusal } from './encode.ts'
import type { SbplPrinterState } from './encode.ts'
import { SBPL_PAPER_SETTINGS, SBPL_SETTINGS } from './settings.ts'
import { SBPL_STATUS } from './status.ts'

const SENSORS: Readonly<Record<string, SbplPrinterState['sensor']>> = { mark: 0, gap: 1, continuous: 2 }

/** SATO printers. */
export class SbplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'sbpl'
  readonly NAME: string = 'SBPL printer'
  readonly DESCRIPTION: string = 'SATO label printers'
  override readonly LANGUAGE: string = 'sbpl'
  override readonly MACHINE_SETTINGS: Settings = SBPL_SETTINGS
  override readonly status: StatusProtocol = SBPL_STATUS
  /** It answers at once, also before it has looked at what it was sent. */
  override readonly SETTLE_MS: number = 1000

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(SBPL_PAPER_SETTINGS, settings).DPI)
  }

  override cannotDraw(step: DrawStep): string | null {
    return refusal(step)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const { DARKNESS, SPEED, MEDIA, FRAMED } = valuesOf(SBPL_PAPER_SETTINGS, settings)
    return encodeLabel(label, {
      darkness: DARKNESS,
      speed: SPEED,
      sensor: SENSORS[MEDIA] ?? null,
      isFramed: FRAMED,
    })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeLabels(bytes, this.dotsPerMm(settings))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCommands(bytes)
  }

  override commands(): Record<PrinterCommand, PrinterAbility> {
    return SBPL_COMMANDS
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return SBPL_QUESTIONS
  }
}
