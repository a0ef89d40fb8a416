import { boolean, choice } from '@scanbench/plugin/settings'
import type { SettingValues } from '@scanbench/plugin/settings'
import { BROTHER_MODELS } from '../../protocols/brother-raster/models.ts'
import { QL_MEDIA, TAPE_WIDTHS } from '../../protocols/brother-raster/media.ts'
import type { BrotherMedia } from '../../protocols/brother-raster/media.ts'
import { CONNECTION_SETTINGS } from '../common/printer-connection.ts'

const BY_SIZE = { value: 'label', display_name: 'By the size of the label' }
/** Their answers are binary: XON and XOFF may be numbers in them, such as the width of a roll of 17 mm. */
const USB_FIRST = {
  ...CONNECTION_SETTINGS,
  CONNECTION: { ...CONNECTION_SETTINGS.CONNECTION, default: 'usb' },
  FLOW_CONTROL: { ...CONNECTION_SETTINGS.FLOW_CONTROL, default: 'none' },
}

const DIRECTIONS = [
  { value: 'across', display_name: 'Across the roll' },
  { value: 'along', display_name: 'Along the roll' },
]
const DIRECTION = {
  name: 'Reading direction',
  description: 'How the lines of the label lie on the roll',
  choices: DIRECTIONS,
}
const CUT = boolean({ name: 'Cut', description: 'After every label', default: true })

/** What a Brother printer prints with; the connection apart. */
const QL_PAPER_SETTINGS = {
  MODEL: choice({ name: 'Model', choices: modelNames('QL'), default: 'QL-820NWB' }),
  MEDIA: choice({
    name: 'Roll',
    description: 'The printer stops with a red light when another roll is in it',
    choices: [BY_SIZE, ...QL_MEDIA.map((media) => ({ value: media.name, display_name: nameOf(media) }))],
    default: 'label',
  }),
  DIRECTION: choice({ ...DIRECTION, default: 'across' }),
  CUT,
  TWO_COLORS: boolean({
    name: 'Black and red roll',
    description: 'DK-22251; only for models that print two colours',
    default: false,
  }),
}

const PT_PAPER_SETTINGS = {
  MODEL: choice({ name: 'Model', choices: modelNames('PT'), default: 'PT-P750W' }),
  MEDIA: choice({
    name: 'Tape',
    description: 'The printer refuses labels for another tape',
    choices: [BY_SIZE, ...TAPE_WIDTHS.map((width) => ({ value: width, display_name: `${width} mm` }))],
    default: 'label',
  }),
  DIRECTION: choice({ ...DIRECTION, default: 'along' }),
  CUT,
}

export const QL_SETTINGS = { ...USB_FIRST, ...QL_PAPER_SETTINGS }
export const PT_SETTINGS = { ...USB_FIRST, ...PT_PAPER_SETTINGS }

/** The values that both families have. */
export type BrotherSettingValues = SettingValues<typeof PT_PAPER_SETTINGS> & { TWO_COLORS: boolean }

function modelNames(family: 'QL' | 'PT'): string[] {
  return BROTHER_MODELS.filter((model) => model.family === family).map((model) => model.name)
}

function nameOf({ name, kind, widthMm, lengthMm }: BrotherMedia): string {
  if (kind === 'endless') return `${widthMm} mm endless`
  return name.startsWith('d') ? `${widthMm} mm round` : `${widthMm} × ${lengthMm} mm`
}
