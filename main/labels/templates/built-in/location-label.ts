import { barcodeObject, lineObject, textObject } from '../template-objects.ts'
import { builtIn, reprintMark } from './built-in.ts'

/** The name of the place is what people look for; the path says where that is. */
export const LOCATION_LABEL = builtIn(
  {
    name: 'Location label',
    description: 'Name, path and code of a stock location',
    model_type: 'stocklocation',
    width: 50,
    height: 30,
  },
  {
    objects: [
      textObject('name', {
        xMm: 2,
        yMm: 3,
        widthMm: 25,
        heightMm: 14,
        largestMm: 10,
        smallestMm: 3.5,
        lines: 2,
        text: '{{ location.name }}',
      }),
      lineObject('rule', { xMm: 2, yMm: 17.75, lengthMm: 23 }),
      textObject('path', {
        xMm: 2,
        yMm: 18.5,
        widthMm: 25,
        heightMm: 9.5,
        largestMm: 3.25,
        smallestMm: 2.25,
        lines: 3,
        text: '{{ location.pathstring | replace: "/", " / " }}',
      }),
      barcodeObject('code', {
        xMm: 27.25,
        yMm: 4,
        widthMm: 22,
        heightMm: 22,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
      reprintMark({ xMm: 39, yMm: 26.5, widthMm: 8.5, heightMm: 2.5 }),
    ],
  },
)

/** For small bins and edges of shelves: the code, and the name for eyes. */
export const LOCATION_CODE = builtIn(
  {
    name: 'Location code',
    description: 'The code of a stock location and its name, for small places',
    model_type: 'stocklocation',
    width: 25,
    height: 25,
  },
  {
    objects: [
      barcodeObject('code', {
        xMm: 3,
        yMm: 1,
        widthMm: 19,
        heightMm: 19,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
      textObject('name', {
        xMm: 1.5,
        yMm: 20.25,
        widthMm: 22,
        heightMm: 3.75,
        largestMm: 3.75,
        smallestMm: 2.25,
        align: 'center',
        text: '{{ location.name }}',
      }),
      reprintMark({ xMm: 20.5, yMm: 1, widthMm: 3.5, heightMm: 2.25 }),
    ],
  },
)
