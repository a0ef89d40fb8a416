import { barcodeObject, textObject } from '../template-objects.ts'
import { builtIn, nameAndRule, reprintMark } from './built-in.ts'

/** For the drawer of a part: its name, its number, what it is. */
export const PART_LABEL = builtIn(
  {
    name: 'Part label',
    description: 'Name, number, description and code of a part',
    model_type: 'part',
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
        heightMm: 5,
        largestMm: 5,
        smallestMm: 2.5,
        text: '{{ IPN }}{% if revision %} {{ revision }}{% endif %}',
      }),
      textObject('description', {
        xMm: 2,
        yMm: 17.25,
        widthMm: 28.5,
        heightMm: 11,
        largestMm: 3.25,
        smallestMm: 2.25,
        lines: 4,
        verticalAlign: 'top',
        text: '{{ description }}',
      }),
      barcodeObject('code', {
        xMm: 31,
        yMm: 11.25,
        widthMm: 18.25,
        heightMm: 16,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
      reprintMark({ xMm: 40, yMm: 27.25, widthMm: 8, heightMm: 2.25 }),
    ],
  },
)

/** For scanners that read bars alone. */
export const PART_BARS = builtIn(
  {
    name: 'Part label with bars',
    description: 'Name and number of a part with a Code 128, for scanners that read no squares',
    model_type: 'part',
    width: 60,
    height: 30,
  },
  {
    objects: [
      textObject('name', {
        xMm: 2.5,
        yMm: 1.5,
        widthMm: 55,
        heightMm: 8,
        largestMm: 6,
        smallestMm: 3,
        lines: 2,
        align: 'center',
        text: '{{ part.name }}',
      }),
      textObject('number', {
        xMm: 2.5,
        yMm: 9.75,
        widthMm: 55,
        heightMm: 4,
        largestMm: 4,
        smallestMm: 2.5,
        align: 'center',
        text: '{{ IPN }}',
      }),
      barcodeObject('code', {
        xMm: 2.5,
        yMm: 14.25,
        widthMm: 55,
        heightMm: 13.75,
        symbology: 'code128',
        data: '{{ qr_data }}',
        showText: true,
      }),
      reprintMark({ xMm: 51.5, yMm: 26.75, widthMm: 6, heightMm: 2.25 }),
    ],
  },
)
