import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type {
  ConnectionSpec,
  DrawnLabel,
  DrawStep,
  IdentityProtocol,
  MachineSettingValues,
  PrinterAbility,
  PrinterCommand,
  PrinterQuestion,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { DPL_COMMANDS, DPL_QUESTIONS } from './commands.ts'
import { decodeLabels, unknownCommands } from './decode.ts'
import { encodeLabel, refusal } from './encode.ts'
import type { DplPrinterState } from './encode.ts'
import { DPL_PAPER_SETTINGS, DPL_SETTINGS } from './settings.ts'
import { DPL_IDENTITY, DPL_STATUS } from './status.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'

const MEDIA: Readonly<Record<string, DplPrinterState['media']>> = {
  gap: 'gap',
  mark: 'mark',
  continuous: 'continuous',
}

/** Printers of Datamax-O'Neil, now Honeywell. */
export class DplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'dpl'
  readonly NAME: string = 'DPL printer'
  readonly DESCRIPTION: string = 'Datamax and Honeywell label printers'
  override readonly LANGUAGE: string = 'dpl'
  override readonly MACHINE_SETTINGS: Settings = DPL_SETTINGS
  override readonly status: StatusProtocol = DPL_STATUS
  override readonly identity: IdentityProtocol = DPL_IDENTITY
  /** It answers at once, also before it has looked at what it was sent. */
  override readonly SETTLE_MS: number = 1000

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(DPL_PAPER_SETTINGS, settings).DPI)
  }

  override cannotDraw(step: DrawStep): string | null {
    return refusal(step)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = valuesOf(DPL_PAPER_SETTINGS, settings)
    return encodeLabel(label, { heat: values.DARKNESS, speed: values.SPEED, media: MEDIA[values.MEDIA] ?? null })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeLabels(bytes, this.dotsPerMm(settings))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCommands(bytes)
  }

  override commands(): Record<PrinterCommand, PrinterAbility> {
    return DPL_COMMANDS
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return DPL_QUESTIONS
  }
}
