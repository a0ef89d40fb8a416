import { AppError } from '@scanbench/plugin'
import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { ConnectionSpec, DrawnLabel, MachineSettingValues, StatusProtocol } from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { HOST_STATUS_QUESTION } from '../protocols/zpl/host-status.ts'
import { decodeLabels } from './zpl-decode.ts'
import { encodeLabel } from './zpl-encode.ts'
import type { ZplPrinterState } from './zpl-encode.ts'
import { ZPL_SETTINGS, zplSettings } from './zpl-settings.ts'
import type { ZplSettingValues } from './zpl-settings.ts'
import { parseZplStatus } from './zpl-status.ts'

/** The heads have whole dots per millimetre at 203 dpi and nearly so above; 203 / 25.4 would be off by one in 125 mm. */
const DOTS_PER_MM: Readonly<Record<string, number>> = { '203': 8, '300': 11.8, '600': 23.6 }
const MEDIA: Readonly<Record<string, ZplPrinterState['media']>> = { gap: 'Y', mark: 'M', continuous: 'N' }
const PRINT_METHOD: Readonly<Record<string, ZplPrinterState['printMethod']>> = { direct: 'D', transfer: 'T' }

/** Zebra printers and the many that speak their language, on a serial port or in the network. */
export class ZplPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'zpl'
  readonly NAME: string = 'ZPL printer'
  readonly DESCRIPTION: string = 'Zebra and compatible label printers, on a serial port or in the network'
  override readonly MACHINE_SETTINGS: Settings = ZPL_SETTINGS
  override readonly status: StatusProtocol = { request: HOST_STATUS_QUESTION, parse: parseZplStatus }

  connection(settings: MachineSettingValues): ConnectionSpec {
    const values = zplSettings(settings)
    return values.CONNECTION === 'tcp' ? networkConnection(values) : serialConnection(values)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return DOTS_PER_MM[zplSettings(settings).DPI] ?? 8
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const values = zplSettings(settings)
    return encodeLabel(label, {
      darkness: values.DARKNESS,
      speed: values.SPEED,
      media: MEDIA[values.MEDIA] ?? null,
      printMethod: PRINT_METHOD[values.PRINT_METHOD] ?? null,
    })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    return decodeLabels(bytes, this.dotsPerMm(settings))
  }
}

function serialConnection(values: ZplSettingValues): ConnectionSpec {
  if (values.PORT === '')
    throw new AppError('SETTING_MISSING', 'The printer has no serial port yet. Choose PORT in its settings.')
  return {
    transport: 'serial',
    path: values.PORT,
    baudRate: Number(values.BAUD_RATE),
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    flowControl: flowControlOf(values.FLOW_CONTROL),
  }
}

function flowControlOf(value: string): 'none' | 'rtscts' | 'xonxoff' {
  return value === 'rtscts' || value === 'none' ? value : 'xonxoff'
}

function networkConnection(values: ZplSettingValues): ConnectionSpec {
  if (values.HOST === '')
    throw new AppError('SETTING_MISSING', 'The printer has no network address yet. Enter HOST in its settings.')
  return { transport: 'tcp', host: values.HOST, port: values.TCP_PORT }
}
