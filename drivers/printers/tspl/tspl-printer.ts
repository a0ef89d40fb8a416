import { AppError } from '@scanbench/plugin'
import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type {
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
import { parseTsplIdentity, TSPL_IDENTITY_QUESTIONS } from '../../protocols/tspl/identity.ts'
import type { TsplIdentity } from '../../protocols/tspl/identity.ts'
import { TSPL_STATUS_QUESTION } from '../../protocols/tspl/status.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'
import { TSPL_QUESTIONS, tsplCommands } from './commands.ts'
import { decodeTspl, unknownTspl } from './decode.ts'
import { encodeTspl, encodeTsplStep } from './encode.ts'
import { TSPL_SETTINGS } from './settings.ts'
import type { TsplSettingValues } from './settings.ts'
import { parseTsplPrinterStatus } from './status.ts'

const RIBBON: Readonly<Record<string, 'ON' | 'OFF'>> = { direct: 'OFF', transfer: 'ON' }

const MEDIA: Readonly<Record<string, (gapMm: number) => string>> = {
  gap: (gapMm) => `GAP ${gapMm} mm,0 mm`,
  mark: (gapMm) => `BLINE ${gapMm} mm,0 mm`,
  continuous: () => 'GAP 0,0',
}

/** TSC printers and the many low-cost ones that speak their language. */
export class TsplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'tspl'
  readonly NAME: string = 'TSPL printer'
  readonly DESCRIPTION: string = 'TSC and compatible label printers (TSPL, TSPL2), by cable or in the network'
  override readonly LANGUAGE: string = 'tspl'
  override readonly MACHINE_SETTINGS: Settings = TSPL_SETTINGS
  override readonly status: StatusProtocol = { request: TSPL_STATUS_QUESTION, parse: parseTsplPrinterStatus }
  /** From the end of a job to the first step of the paper, with time to spare. */
  override readonly SETTLE_MS: number = 1000
  override readonly identity: IdentityProtocol = {
    requests: TSPL_IDENTITY_QUESTIONS.map((question) => new TextEncoder().encode(question)),
    parse: parseIdentity,
  }

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(TSPL_SETTINGS, settings).DPI)
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = valuesOf(TSPL_SETTINGS, settings)
    return encodeTspl(label, {
      darkness: values.DARKNESS,
      speed: values.SPEED,
      media: mediaLine(values),
      ribbon: RIBBON[values.PRINT_METHOD] ?? null,
      direction: values.TOP_FIRST ? 0 : 1,
    })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeTspl(bytes, this.dotsPerMm(settings))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownTspl(bytes)
  }

  override cannotDraw(step: DrawStep, settings: MachineSettingValues): string | null {
    if (step.kind === 'bitmap') return null
    if (step.kind === 'text' && settings['TEXT'] === 'dots') return 'Text is set to be drawn by the program'
    const encoded = encodeTsplStep(step)
    return 'reason' in encoded ? encoded.reason : null
  }

  /** It says whether it prints, not how much is left: only an idle printer tells something of labels. */
  override confirmed(status: PrinterStatus, sent: number): number {
    return status.state === 'ready' ? sent : 0
  }

  override commands(settings: MachineSettingValues): Record<PrinterCommand, PrinterAbility> {
    return tsplCommands(valuesOf(TSPL_SETTINGS, settings).MEDIA)
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return TSPL_QUESTIONS
  }
}

function mediaLine({ MEDIA: media, GAP_MM: gapMm }: TsplSettingValues): string | null {
  return MEDIA[media]?.(gapMm) ?? null
}

function parseIdentity(received: Uint8Array, request: number): PrinterIdentity | 'more' {
  const identity = readIdentity(received, request)
  if (identity === 'more') return 'more'
  if ('model' in identity) return identity.model === '' ? {} : { model: identity.model }
  if ('mileageKm' in identity)
    return { properties: [{ key: 'Printed length', value: `${identity.mileageKm} km`, group: 'Counters' }] }
  return {
    properties: [
      { key: 'Code page', value: identity.codePage, group: 'Settings' },
      { key: 'Country', value: identity.country, group: 'Settings' },
    ],
  }
}

function readIdentity(received: Uint8Array, request: number): TsplIdentity | 'more' {
  try {
    return parseTsplIdentity(received, request)
  } catch (error) {
    throw new AppError('DEVICE_PROTOCOL', 'The printer did not say what it is. Check that it is set to TSPL.', {
      cause: error,
    })
  }
}
