import { barcodeObject, textObject } from '../template-objects.ts'
import { builtIn, nameAndRule, reprintMark } from './built-in.ts'

/** What the goods are, large enough to be read from a step away, and the code beside it. */
export const ITEM_LABEL = builtIn(
  {
    name: 'Item label',
    description: 'Name, number, quantity, location and code of a stock item',
    model_type: 'stockitem',
    width: 50,
    height: 30,
  },
  {
    objects: [
      ...nameAndRule(),
      textObject('number', {
        xMm: 2,
        yMm: 11.75,
        widthMm: 28.5,
        heightMm: 4.5,
        largestMm: 4.5,
        smallestMm: 2.5,
        text: '{{ ipn }}',
      }),
      textObject('quantity', {
        xMm: 2,
        yMm: 16.5,
        widthMm: 28.5,
        heightMm: 5,
        largestMm: 5,
        smallestMm: 2.5,
        text: '{% if serial %}SN {{ serial }}{% else %}{{ quantity }} {{ part.units | default: "pcs" }}{% endif %}',
      }),
      textObject('batch', {
        xMm: 2,
        yMm: 21.75,
        widthMm: 28.5,
        heightMm: 3.25,
        largestMm: 3.25,
        smallestMm: 2.25,
        text: '{% if batch %}Batch {{ batch }}{% endif %}',
      }),
      textObject('location', {
        xMm: 2,
        yMm: 25.25,
        widthMm: 24,
        heightMm: 3.75,
        largestMm: 3.75,
        smallestMm: 2.5,
        text: '{{ location.name }}',
      }),
      reprintMark({ xMm: 26.25, yMm: 26, widthMm: 4.25, heightMm: 2.5 }),
      barcodeObject('code', {
        xMm: 31,
        yMm: 11.25,
        widthMm: 18.25,
        heightMm: 18.25,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
    ],
  },
)
