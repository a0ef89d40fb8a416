import { barcodeObject, lineObject, textObject } from '../template-objects.ts'
import { builtIn, reprintMark } from './built-in.ts'

/** Read from the aisle: the name as large as the label, a code as large as a printer draws by itself. */
export const SHELF_LABEL = builtIn(
  {
    name: 'Shelf label',
    description: 'The name of a location in large letters, with its path and a large code',
    model_type: 'stocklocation',
    width: 100,
    height: 50,
  },
  {
    objects: [
      textObject('name', {
        xMm: 3,
        yMm: 3,
        widthMm: 55,
        heightMm: 26,
        largestMm: 24,
        smallestMm: 6,
        lines: 2,
        text: '{{ location.name }}',
      }),
      lineObject('rule', { xMm: 3, yMm: 30.5, lengthMm: 53, thicknessMm: 0.5 }),
      textObject('path', {
        xMm: 3,
        yMm: 32,
        widthMm: 55,
        heightMm: 8.5,
        largestMm: 5,
        smallestMm: 3,
        lines: 2,
        text: '{{ location.pathstring | replace: "/", " / " }}',
      }),
      textObject('description', {
        xMm: 3,
        yMm: 41.5,
        widthMm: 55,
        heightMm: 5.5,
        largestMm: 3.75,
        smallestMm: 2.5,
        lines: 1,
        text: '{{ location.description }}',
      }),
      barcodeObject('code', {
        xMm: 60.5,
        yMm: 5,
        widthMm: 36.5,
        heightMm: 36.5,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
      reprintMark({ xMm: 86, yMm: 45, widthMm: 10, heightMm: 3 }),
    ],
  },
)
