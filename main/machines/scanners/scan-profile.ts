import type { MachineSettingValues } from '@scanbench/plugin/machine'
import { PLAIN_PROFILE, type ScanProfile } from '../../../drivers/protocols/scan-cleaning.ts'
import { withControlCharacters } from '../connections/control-names.ts'

/** How the scanner is set, by the settings of its machine; those of a machine type that lacks some are plain. */
export function scanProfile(settings: MachineSettingValues): ScanProfile {
  const { separator, encoding } = PLAIN_PROFILE
  return {
    prefix: withControlCharacters(textOf(settings['PREFIX'])),
    suffix: withControlCharacters(textOf(settings['SUFFIX'])),
    separator: (settings['SEPARATOR'] as ScanProfile['separator'] | undefined) ?? separator,
    encoding: (settings['ENCODING'] as ScanProfile['encoding'] | undefined) ?? encoding,
    swapsCase: settings['LETTER_CASE'] === 'swapped',
  }
}

/** So long does the same code count once. */
export function bounceMs(settings: MachineSettingValues): number {
  return Number(settings[settings['USE'] === 'stand' ? 'STAND_BOUNCE_MS' : 'BOUNCE_MS'] ?? 0)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
