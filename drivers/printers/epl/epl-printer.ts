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
import { EPL_IDENTITY_QUESTION, EPL_STATUS_QUESTION } from '../../protocols/epl/reports.ts'
import { EPL_QUESTIONS, eplCommands } from './commands.ts'
import { decodeEpl, unknownEpl } from './decode.ts'
import { encodeEpl, encodeEplStep } from './encode.ts'
import type { EplAbilities } from './encode.ts'
import { EPL_SETTINGS } from './settings.ts'
import type { EplSettingValues } from './settings.ts'
import { eplNews, parseEplPrinterIdentity, parseEplPrinterStatus } from './status.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'

const GAPS: Readonly<Record<string, (dots: number) => string>> = {
  gap: (dots) => `,${dots}`,
  mark: (dots) => `,B${dots}`,
  continuous: () => ',0',
}

/** Older desktop printers of Zebra and Eltron. */
export class EplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'epl'
  readonly NAME: string = 'EPL printer'
  readonly DESCRIPTION: string =
    'Zebra and Eltron desktop printers with EPL2, such as the LP 2844, by cable or in the network'
  override readonly LANGUAGE: string = 'epl'
  override readonly MACHINE_SETTINGS: Settings = EPL_SETTINGS
  override readonly status: StatusProtocol = {
    request: EPL_STATUS_QUESTION,
    parse: parseEplPrinterStatus,
    unasked: eplNews,
  }
  override readonly identity: IdentityProtocol = { requests: [EPL_IDENTITY_QUESTION], parse: parseEplPrinterIdentity }

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(EPL_SETTINGS, settings).DPI)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = valuesOf(EPL_SETTINGS, settings)
    const gapDots = Math.round(values.GAP_MM * label.dotsPerMm)
    const state = {
      darkness: values.DARKNESS,
      speed: values.SPEED,
      gap: GAPS[values.MEDIA]?.(gapDots) ?? `,${gapDots}`,
      isDirectThermal: values.PRINT_METHOD === 'direct',
      direction: values.TOP_FIRST ? ('T' as const) : ('B' as const),
      reports: values.REPORTS,
    }
    return encodeEpl(label, state, abilitiesOf(values))
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    const { dpi } = abilitiesOf(valuesOf(EPL_SETTINGS, settings))
    return decodeEpl(bytes, { dotsPerMm: this.dotsPerMm(settings), dpi })
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownEpl(bytes)
  }

  override cannotDraw(step: DrawStep, settings: MachineSettingValues): string | null {
    if (step.kind === 'bitmap') return null
    if (step.kind === 'text' && settings['TEXT'] === 'dots') return 'Text is set to be drawn by the program'
    const encoded = encodeEplStep(step, abilitiesOf(valuesOf(EPL_SETTINGS, settings)))
    return 'reason' in encoded ? encoded.reason : null
  }

  override commands(settings: MachineSettingValues): Record<PrinterCommand, PrinterAbility> {
    return eplCommands(valuesOf(EPL_SETTINGS, settings).MEDIA)
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return EPL_QUESTIONS
  }
}

function abilitiesOf({ DPI: dpi, MATRIX_CODES: codes }: EplSettingValues): EplAbilities {
  return { dpi: dpi === '300' ? 300 : 203, hasMatrixCodes: codes === 'printer' }
}
