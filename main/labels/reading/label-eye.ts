import type { DrawingAnswers, DrawingOrders } from '../drawing/raster/drawing-order.ts'

/** Draws pictures of labels and reads their codes, in a thread of its own: scans do not wait for it. */
export interface LabelEye {
  draw<Kind extends 'look' | 'read'>(kind: Kind, order: DrawingOrders[Kind]): Promise<DrawingAnswers[Kind]>
}
