import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type {
  AdaptedPrinter,
  ConnectionSpec,
  DrawnLabel,
  DrawStep,
  IdentityProtocol,
  MachineSettingValues,
  PrinterAbility,
  PrinterCommand,
  PrinterIdentity,
  PrinterQuestion,
  PrinterStatus,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import type { Compression } from '../../protocols/compression.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'
import { zplCannotDraw } from './abilities.ts'
import { ZPL_COMMANDS, ZPL_QUESTIONS } from './commands.ts'
import { decodeLabels } from './decode.ts'
import { encodeLabel } from './encode.ts'
import type { ZplGraphics, ZplPrinterState } from './encode.ts'
import { knownGraphics } from './graphics.ts'
import { ZPL_IDENTITY } from './identity.ts'
import { ZPL_SETTINGS } from './settings.ts'
import { ZPL_STATUS } from './status.ts'
import { unknownCommands } from './unknown.ts'

const MEDIA: Readonly<Record<string, ZplPrinterState['media']>> = { gap: 'Y', mark: 'M', continuous: 'N' }
const PRINT_METHOD: Readonly<Record<string, ZplPrinterState['printMethod']>> = { direct: 'D', transfer: 'T' }

/** Some emulations say 1 for "busy". */
const FEWEST_COUNTED = 2
/** One may be under the head and one drawn in memory, and neither is in a buffer any more. */
const UNCOUNTED = 2

/** Zebra printers and the many that speak their language. */
export class ZplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'zpl'
  readonly NAME: string = 'ZPL printer'
  readonly DESCRIPTION: string = 'Zebra and compatible label printers'
  override readonly LANGUAGE: string = 'zpl'
  override readonly MACHINE_SETTINGS: Settings = ZPL_SETTINGS
  override readonly status: StatusProtocol = ZPL_STATUS
  override readonly identity: IdentityProtocol = ZPL_IDENTITY
  /** By which compressed pictures are written and read; without it they go as runs, which every printer takes. */
  protected readonly compression: Compression | null = null

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(ZPL_SETTINGS, settings).DPI)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = valuesOf(ZPL_SETTINGS, settings)
    return encodeLabel(label, {
      darkness: values.DARKNESS,
      speed: values.SPEED,
      media: MEDIA[values.MEDIA] ?? null,
      printMethod: PRINT_METHOD[values.PRINT_METHOD] ?? null,
      graphics: this.#graphics(values.GRAPHICS),
    })
  }

  /** `auto` becomes what this printer is known to read, and stays in runs while nothing is known. */
  override adapted(settings: MachineSettingValues, identity: PrinterIdentity | null): AdaptedPrinter {
    if (this.compression === null || valuesOf(ZPL_SETTINGS, settings).GRAPHICS !== 'auto')
      return super.adapted(settings, identity)
    const { form, reason } = knownGraphics(identity, settings)
    const properties = [{ key: 'Pictures', value: reason, group: 'Printer' }]
    return { settings: { ...settings, GRAPHICS: form }, properties }
  }

  #graphics(chosen: string): ZplGraphics {
    if (chosen === 'hexadecimal') return { form: 'hexadecimal' }
    return chosen === 'zlib' && this.compression !== null
      ? { form: 'zlib', compression: this.compression }
      : { form: 'runs' }
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeLabels(bytes, { dotsPerMm: this.dotsPerMm(settings), compression: this.compression })
  }

  override cannotDraw(step: DrawStep): string | null {
    return zplCannotDraw(step)
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCommands(bytes, this.compression)
  }

  override commands(): Record<PrinterCommand, PrinterAbility> {
    return ZPL_COMMANDS
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return ZPL_QUESTIONS
  }

  /**
   * ~HQES does not tell what waits: while something is wrong, the labels stay open until ~HS speaks again. While it prints, ~HS
   * counts what waits; those before it are out.
   */
  override confirmed(status: PrinterStatus, sent: number): number | 'cannot tell' {
    const { labelsWaiting, state } = status
    if (labelsWaiting === null && state !== 'ready') return 0
    if (labelsWaiting !== null && labelsWaiting >= FEWEST_COUNTED && state === 'printing')
      return Math.max(0, sent - labelsWaiting - UNCOUNTED)
    return super.confirmed(status, sent)
  }
}
