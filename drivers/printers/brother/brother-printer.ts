import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type {
  ConnectionSpec,
  DrawnLabel,
  DrawStep,
  IdentityProtocol,
  LabelMargins,
  MachineSettingValues,
  PrinterAbility,
  PrinterCommand,
  PrinterQuestion,
  PrinterStatus,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import { mediaOfJob, unknownCommands } from '../../protocols/brother-raster/pages.ts'
import { BROTHER_QUESTIONS, brotherCommands } from './commands.ts'
import { decodeLabels } from './decode.ts'
import { dotsPerMmOf, encodeLabel, modelOf, unreachedBy } from './encode.ts'
import type { BrotherSettingValues } from './settings.ts'
import { BROTHER_IDENTITY, BROTHER_STATUS } from './status.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'

/** Printers that speak Brother's raster language: dots, row by row. */
export abstract class BrotherPrinterDriver extends LabelPrinterDriver {
  override readonly status: StatusProtocol = BROTHER_STATUS
  override readonly identity: IdentityProtocol = BROTHER_IDENTITY

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(valuesOf(this.MACHINE_SETTINGS, settings))
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return dotsPerMmOf(modelOf(this.#values(settings)))
  }

  override cannotDraw(step: DrawStep): string | null {
    return step.kind === 'bitmap' ? null : 'Brother printers draw dots alone'
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    return encodeLabel(label, this.#values(settings))
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeLabels(bytes, this.#values(settings))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCommands(bytes)
  }

  override unreached(size: { widthMm: number; heightMm: number }, settings: MachineSettingValues): LabelMargins | null {
    return unreachedBy(this.#values(settings), size)
  }

  /** The printer would stop with a red light, and wait for its cancel key. */
  override mismatch(bytes: Uint8Array, { media }: PrinterStatus): string | null {
    const wanted = mediaOfJob(bytes)
    if (media === undefined || wanted === null) return null
    const isFitting = wanted.widthMm === media.widthMm && wanted.lengthMm === media.lengthMm
    return isFitting
      ? null
      : `The printer has ${rollName(media)} in it, and this label is for ${rollName(wanted)}. Change the roll, or choose the one that is in it in the settings of the printer.`
  }

  override commands(settings: MachineSettingValues): Record<PrinterCommand, PrinterAbility> {
    return brotherCommands(modelOf(this.#values(settings)))
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return BROTHER_QUESTIONS
  }

  #values(settings: MachineSettingValues): BrotherSettingValues {
    return { TWO_COLORS: false, ...valuesOf(this.MACHINE_SETTINGS, settings) } as BrotherSettingValues
  }
}

function rollName({ widthMm, lengthMm }: { widthMm: number; lengthMm: number | null }): string {
  return lengthMm === null ? `an endless roll of ${widthMm} mm` : `labels of ${widthMm} × ${lengthMm} mm`
}
