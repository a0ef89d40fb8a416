import type { MachineSettingValues, PrinterIdentity } from '@scanbench/plugin/machine'
import { modelInText } from '../../../drivers/devices/device-table.ts'

/** The settings with the width of the head: as it is set, or that of the model that the printer says it is. */
export function withHeadWidth(settings: MachineSettingValues, identity: PrinterIdentity | null): MachineSettingValues {
  if (Number(settings['HEAD_WIDTH_MM'] ?? 0) > 0) return settings
  const model = identity === null ? null : modelInText([identity.manufacturer, identity.model].join(' '))
  return model === null ? settings : { ...settings, HEAD_WIDTH_MM: model.widthMm }
}
