import type { LabelMargins } from '@scanbench/plugin/machine'
import type { LabelDocument } from '../../records/label-document.ts'
import { unreachedMargins } from '../drawing/unreached.ts'
import type { Printer } from '../label-drawing.ts'

/** What the printer leaves white of a template that is drawn at a scale, 1 as it is; in mm of what is drawn. */
export function unreachedOnDocument(
  { kind, widthMm, heightMm }: LabelDocument,
  { driver, settings }: Printer,
  scale: number,
): LabelMargins | null {
  const size = { widthMm: widthMm * scale, heightMm: heightMm * scale }
  // What is written for a place stays there, whatever the printer is set to move.
  const own = kind === 'commands' ? { ...settings, OFFSET_RIGHT_MM: 0, OFFSET_DOWN_MM: 0 } : settings
  return unreachedMargins({ driver, settings: own }, size)
}
