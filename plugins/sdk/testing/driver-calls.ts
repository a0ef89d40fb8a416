import type { BarcodeScannerDriver, BaseDriver, Discarded, Frame, MachineSettingValues } from '../machine/driver.ts'
import { FakeSettings } from './fake-settings.ts'

/**
 * The settings of a machine as its driver gets them: defaults, and these values checked as the station checks them.
 * @example
 * const settings = await machineSettings(new ZplDriver(), { DARKNESS: '12' })
 * @since 1.0
 */
export async function machineSettings(
  driver: BaseDriver,
  values: Readonly<Record<string, unknown>> = {},
): Promise<MachineSettingValues> {
  const settings = new FakeSettings(driver.MACHINE_SETTINGS)
  for (const [key, value] of Object.entries(values)) await settings.set(key, value)
  const keys = Object.keys(driver.MACHINE_SETTINGS)
  const read = await Promise.all(keys.map(async (key) => [key, await settings.get(key)] as const))
  return Object.fromEntries(read)
}

/**
 * The codes a scanner driver makes of bytes that arrive in these pieces, ended by silence; what it gave up comes as its
 * reason in brackets.
 * @example
 * expect(framesOf(new MyScanner(), ['AB', 'C\r', 'D\r'])).toEqual(['ABC', 'D'])
 * @since 1.0
 */
export function framesOf(
  driver: BarcodeScannerDriver,
  pieces: readonly (string | Uint8Array)[],
  settings: MachineSettingValues = {},
): string[] {
  const framer = driver.createFramer(settings)
  const encoder = new TextEncoder()
  const found: (Frame | Discarded)[] = pieces.flatMap((piece) =>
    framer.push(typeof piece === 'string' ? encoder.encode(piece) : piece),
  )
  const decoder = new TextDecoder()
  return [...found, ...framer.flush('silence')].map((frame) =>
    isDiscarded(frame) ? `(${frame.reason})` : decoder.decode(frame.bytes),
  )
}

const isDiscarded = (frame: Frame | Discarded): frame is Discarded => 'reason' in frame
