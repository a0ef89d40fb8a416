import type { DrawStep, LabelPrinterDriver } from '@scanbench/plugin/machine'

/** The same language, and everything on the label drawn by us. */
export function withoutCommands({ constructor }: LabelPrinterDriver): LabelPrinterDriver {
  return Object.assign(new (constructor as new () => LabelPrinterDriver)(), {
    cannotDraw: ({ kind }: DrawStep) => (kind === 'bitmap' ? null : 'Everything is drawn'),
  })
}
