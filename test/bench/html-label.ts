import type { BarcodeStep, DrawnLabel, DrawStep } from '@scanbench/plugin/machine'
import { writePng } from '../../main/labels/drawing/raster/png.ts'
import { SYMBOLOGIES } from '../../main/labels/drawing/symbol.ts'
import { symbolSvg } from '../../main/labels/drawing/symbol-svg.ts'
import { SHELF_LABEL } from '../support/shelf-label.ts'

/** The shelf label of item `number`: every label has a text and two codes of its own, as labels have. */
export function numberedLabel(number: number): DrawnLabel {
  const steps = SHELF_LABEL.steps.map((step): DrawStep => {
    if (step.kind === 'text') return { ...step, text: step.text.replace('B2026-11', `B2026-${number}`) }
    return step.kind === 'barcode' ? { ...step, data: step.data.replace('42', String(number)) } : step
  })
  return { ...SHELF_LABEL, steps }
}

/** The same as a page of HTML. Its codes are pictures already: the time for them is not in what the page takes. */
export function htmlLabel({ widthDots, heightDots, dotsPerMm, steps }: DrawnLabel): string {
  const mm = (dots: number): string => `${dots / dotsPerMm}mm`
  const parts = steps.map((step) => {
    const place = `position:absolute;left:${mm(step.x)};top:${mm(step.y)}`
    if (step.kind === 'text')
      return `<div style="${place};width:${mm(step.widthDots)};font-size:${mm(step.fontHeightDots)}">${step.text}</div>`
    if (step.kind === 'barcode') return `<img style="${place}" src="${codeAddress(step, dotsPerMm)}">`
    if (step.kind !== 'bitmap') return ''
    const png = Buffer.from(writePng(step, dotsPerMm)).toString('base64')
    return `<img style="${place};width:${mm(step.widthDots)}" src="data:image/png;base64,${png}">`
  })
  const style = `@page{size:${mm(widthDots)} ${mm(heightDots)};margin:0}body{margin:0;font-family:sans-serif;line-height:1}`
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>${parts.join('')}`
}

function codeAddress(step: BarcodeStep, dotsPerMm: number): string {
  const symbology = SYMBOLOGIES[step.symbology]
  const heightMm = symbology.shape === 'bars' ? step.heightDots / dotsPerMm : null
  const svg = symbolSvg(symbology.draw(step), { moduleMm: step.moduleDots / dotsPerMm, heightMm, quietZone: 0 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
