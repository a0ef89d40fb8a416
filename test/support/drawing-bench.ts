import { afterAll } from 'vitest'
import { DrawingThread } from '../../main/labels/drawing/raster/drawing-thread.ts'
import { LabelDrawing } from '../../main/labels/label-drawing.ts'
import { LabelTemplates } from '../../main/labels/templates/published-templates.ts'
import { LABEL_DATA } from './label-objects.ts'

/** Draws drafts with a real thread, for all tests of a file. */
export function drawingBench(now = new Date(0)): { thread: DrawingThread; drawing: LabelDrawing } {
  const thread = new DrawingThread()
  afterAll(() => thread[Symbol.asyncDispose]())
  const templates = new LabelTemplates({ documents: [] })
  const drawing = new LabelDrawing({ templates, data: LABEL_DATA, dots: thread, baseUrl: () => '', clock: () => now })
  return { thread, drawing }
}
