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
  PrinterStatus,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { CPCL_STATUS_QUESTION, CPCL_VERSION_QUESTION } from '../../protocols/cpcl/status.ts'
import { CPCL_COMMANDS, CPCL_QUESTIONS } from './commands.ts'
import { decodeCpcl, unknownCpcl } from './decode.ts'
import { encodeCpcl, encodeCpclStep } from './encode.ts'
import type { CpclGraphics, CpclPrinterState } from './encode.ts'
import { CPCL_SETTINGS } from './settings.ts'
import type { CpclSettingValues } from './settings.ts'
import { parseCpclIdentity, parseCpclPrinterStatus } from './status.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'

const MEDIA: Readonly<Record<string, NonNullable<CpclPrinterState['media']>>> = {
  gap: 'GAP-SENSE',
  mark: 'BAR-SENSE',
  continuous: 'JOURNAL',
}

/** Mobile printers of Zebra and the many that speak their language. */
export class CpclPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'cpcl'
  readonly NAME: string = 'CPCL printer'
  readonly DESCRIPTION: string = 'Zebra and compatible mobile printers (CPCL), by cable or in the network'
  override readonly LANGUAGE: string = 'cpcl'
  override readonly MACHINE_SETTINGS: Settings = CPCL_SETTINGS
  override readonly status: StatusProtocol = { request: CPCL_STATUS_QUESTION, parse: parseCpclPrinterStatus }
  /** From the end of a job to the first step of the paper, with time to spare. */
  override readonly SETTLE_MS: number = 1000
  override readonly identity: IdentityProtocol = { requests: [CPCL_VERSION_QUESTION], parse: parseCpclIdentity }

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(CPCL_SETTINGS, settings).DPI)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = valuesOf(CPCL_SETTINGS, settings)
    return encodeCpcl(label, {
      dpi: Number(values.DPI),
      darkness: values.DARKNESS,
      speed: values.SPEED,
      media: MEDIA[values.MEDIA] ?? null,
      graphics: graphicsOf(values),
    })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeCpcl(bytes, this.dotsPerMm(settings))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCpcl(bytes)
  }

  override cannotDraw(step: DrawStep, settings: MachineSettingValues): string | null {
    if (step.kind === 'bitmap') return null
    if (step.kind === 'text' && settings['TEXT'] === 'dots') return 'Text is set to be drawn by the program'
    const encoded = encodeCpclStep(step, 'binary')
    return 'reason' in encoded ? encoded.reason : null
  }

  /** It says whether it is busy, not how much is left: only an idle printer tells something of labels. */
  override confirmed(status: PrinterStatus, sent: number): number {
    return status.state === 'ready' ? sent : 0
  }

  override commands(): Record<PrinterCommand, PrinterAbility> {
    return CPCL_COMMANDS
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return CPCL_QUESTIONS
  }
}

function graphicsOf({ GRAPHICS: graphics }: CpclSettingValues): CpclGraphics {
  return graphics === 'hexadecimal' ? 'hexadecimal' : 'binary'
}
