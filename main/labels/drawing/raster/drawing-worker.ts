import { parentPort } from 'node:worker_threads'
import { toWire } from '@scanbench/plugin/host'
import type { DrawingOrder, DrawingReply } from './drawing-order.ts'
import { doDrawing } from './drawing-work.ts'

async function answer(order: DrawingOrder): Promise<DrawingReply> {
  try {
    return { id: order.id, answer: await doDrawing(order) }
  } catch (error) {
    return { id: order.id, error: toWire(error) }
  }
}

parentPort?.on('message', (order: DrawingOrder) => {
  void answer(order).then((reply) => parentPort?.postMessage(reply, dotsOf(reply)))
})

/** They are handed over, not copied. */
function dotsOf(reply: DrawingReply): ArrayBuffer[] {
  if (!('answer' in reply && 'steps' in reply.answer)) return []
  const { pictures, steps } = reply.answer
  const dots = [...pictures.map(({ step }) => step), ...steps]
  return dots.flatMap(({ bits }) => (bits.buffer instanceof ArrayBuffer ? bits.buffer : []))
}
