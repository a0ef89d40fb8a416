import { barcodeObject, lineObject, textObject } from '../template-objects.ts'
import { builtIn, reprintMark, tableObject } from './built-in.ts'

/** What is in a box without opening it; a box is a location. */
export const BOX_CONTENTS = builtIn(
  {
    name: 'Box contents',
    description: 'A location with a table of the items in it',
    model_type: 'stocklocation',
    width: 100,
    height: 100,
  },
  {
    objects: [
      textObject('name', {
        xMm: 3,
        yMm: 3,
        widthMm: 68,
        heightMm: 13,
        largestMm: 11,
        smallestMm: 5,
        text: '{{ location.name }}',
      }),
      textObject('path', {
        xMm: 3,
        yMm: 16.5,
        widthMm: 68,
        heightMm: 4.5,
        largestMm: 4,
        smallestMm: 2.75,
        text: '{{ location.pathstring | replace: "/", " / " }}',
      }),
      textObject('count', {
        xMm: 3,
        yMm: 21.5,
        widthMm: 68,
        heightMm: 4,
        largestMm: 3.5,
        smallestMm: 2.5,
        text: '{{ stock_items | length }} {% if stock_items.size == 1 %}item{% else %}items{% endif %}, packed {{ date }}{% if user %} by {{ user.username }}{% endif %}',
      }),
      barcodeObject('code', {
        xMm: 73,
        yMm: 2.5,
        widthMm: 24,
        heightMm: 24,
        symbology: 'qr',
        data: '{{ qr_data }}',
      }),
      lineObject('rule', { xMm: 3, yMm: 28, lengthMm: 94, thicknessMm: 0.5 }),
      tableObject('contents', {
        xMm: 3,
        yMm: 30,
        widthMm: 94,
        heightMm: 63.5,
        list: 'stock_items',
        rowMm: 5.25,
        textMm: 3.5,
        columns: [
          { title: 'Quantity', text: '{{ row.quantity }} {{ row.part.units }}', widthMm: 20, align: 'right' },
          { title: 'Part', text: '{{ row.part.name }}', widthMm: 44, align: 'left' },
          { title: 'Serial, batch', text: '{{ row.serial | default: row.batch }}', widthMm: 30, align: 'left' },
        ],
      }),
      textObject('more', {
        xMm: 3,
        yMm: 94.25,
        widthMm: 80,
        heightMm: 3.75,
        largestMm: 3.25,
        smallestMm: 2.5,
        when: 'stock_items.size > 11',
        text: 'and {{ stock_items.size | minus: 11 }} more',
      }),
      reprintMark({ xMm: 87, yMm: 94.5, widthMm: 10, heightMm: 3 }),
    ],
  },
)
