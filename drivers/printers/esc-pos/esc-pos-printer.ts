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
  PrinterQuestion,
  StatusProtocol,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'
import { writeLabel } from '../../protocols/esc-pos/label.ts'
import type { EscPosEnding } from '../../protocols/esc-pos/label.ts'
import { readPapers, unknownCommands } from '../../protocols/esc-pos/papers.ts'
import { ESC_POS_QUESTIONS, escPosCommands } from './commands.ts'
import { ESC_POS_PAPER_SETTINGS, ESC_POS_SETTINGS } from './settings.ts'
import { ESC_POS_IDENTITY, ESC_POS_STATUS } from './status.ts'
import { bitmapStep, labelRaster } from '../common/label-raster.ts'
import { headDotsPerMm } from '../common/dots-per-mm.ts'
import { connectionOf, valuesOf } from '../common/printer-connection.ts'

const ENDINGS: readonly EscPosEnding[] = ['partial', 'full', 'legacy', 'tear', 'label']

/** Receipt printers. They set text and codes by lines, not by place, so a label goes to them as dots. */
export class EscPosPrinterDriver extends LabelPrinterDriver {
  readonly SLUG: string = 'esc-pos'
  readonly NAME: string = 'ESC/POS printer'
  readonly DESCRIPTION: string = 'Epson and compatible receipt printers, for labels on endless paper or on label rolls'
  override readonly LANGUAGE: string = 'esc-pos'
  override readonly MACHINE_SETTINGS: Settings = ESC_POS_SETTINGS
  override readonly status: StatusProtocol = ESC_POS_STATUS
  override readonly identity: IdentityProtocol = ESC_POS_IDENTITY

  connection(settings: MachineSettingValues): ConnectionSpec {
    return connectionOf(settings)
  }

  dotsPerMm(settings: MachineSettingValues): number {
    return headDotsPerMm(valuesOf(ESC_POS_PAPER_SETTINGS, settings).DPI)
  }

  override cannotDraw(step: DrawStep): string | null {
    return step.kind === 'bitmap' ? null : 'Receipt printers set text and codes by lines, not by place'
  }

  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const { WIDTH, ENDING, FEED_LINES, DENSITY } = valuesOf(ESC_POS_PAPER_SETTINGS, settings)
    if (label.widthDots > Number(WIDTH))
      throw new AppError(
        'RENDER_FAILED',
        `The label is ${label.widthDots} dots wide and the printer prints ${WIDTH}. Use a narrower template, or correct the print width in the settings of the printer.`,
      )
    return writeLabel({
      raster: labelRaster(label),
      ending: ENDINGS.find((ending) => ending === ENDING) ?? 'partial',
      feedLines: FEED_LINES,
      density: DENSITY,
    })
  }

  decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[] {
    const { WIDTH } = valuesOf(ESC_POS_PAPER_SETTINGS, settings)
    return readPapers(bytes, Number(WIDTH)).map((paper) => ({
      widthDots: paper.widthDots,
      heightDots: paper.heightDots,
      dotsPerMm: this.dotsPerMm(settings),
      steps: [bitmapStep(paper, 0, 0)],
    }))
  }

  override unknownCommands(bytes: Uint8Array): string[] {
    return unknownCommands(bytes)
  }

  override commands(settings: MachineSettingValues): Record<PrinterCommand, PrinterAbility> {
    return escPosCommands(valuesOf(ESC_POS_PAPER_SETTINGS, settings))
  }

  override questions(): Record<PrinterQuestion, PrinterAbility> {
    return ESC_POS_QUESTIONS
  }
}
