import type { LabelTemplate } from '../records/records.ts'

/** A label design in millimetres. Every text and data is Liquid: `{{ part.name }}`. */
export interface TemplateDocument {
  record: LabelTemplate
  objects: TemplateObject[]
}

export type TemplateObject = TextObject | BarcodeObject | LineObject | BoxObject

interface Area {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** Text is drawn as large as its area allows, from the largest to the smallest height of a line. */
export interface TextObject extends Area {
  kind: 'text'
  text: string
  largestMm: number
  smallestMm: number
  lines: number
  align: 'left' | 'center' | 'right'
}

/** The symbol fills its area on whole dots, its quiet zone within. */
export interface BarcodeObject extends Area {
  kind: 'barcode'
  symbology: 'qr' | 'code128' | 'datamatrix'
  data: string
}

export interface LineObject {
  kind: 'line'
  xMm: number
  yMm: number
  lengthMm: number
  thicknessMm: number
  direction: 'across' | 'down'
}

export interface BoxObject extends Area {
  kind: 'box'
  thicknessMm: number
}
