import { AppError } from '@scanbench/plugin'
import { SCANNER_MODES, SCANNER_SETUPS, setupCode, type ScannerMode } from '../../drivers/devices/scanner-catalogue.ts'
import type { MakerSetup } from '../records/maker-setup-records.ts'
import { drawSetupCode } from './draw-code.ts'

/** Codes that set scanners to a mode, by their makers. */
export const MAKER_SETUPS: MakerSetup[] = SCANNER_SETUPS.map((setup) => ({
  maker: setup.maker,
  name: setup.name,
  modes: setup.modes.map(({ mode, command, source }) => ({
    mode,
    name: SCANNER_MODES[mode],
    code: setupCode(setup, command),
    source,
  })),
  sources: [...setup.sources],
}))

/** As SVG. */
export function makerCodePicture(maker: string, mode: ScannerMode): string {
  const setup = MAKER_SETUPS.find((each) => each.maker === maker)
  const code = setup?.modes.find((each) => each.mode === mode)?.code
  if (code !== undefined) return drawSetupCode('code128', code)
  throw new AppError('NOT_FOUND', `No code of ${maker} for ${SCANNER_MODES[mode]} is known. Look into its manual.`)
}
