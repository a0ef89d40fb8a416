/** What each filter does and what can stand behind its colon, for the page of filters. */
export const FILTER_NOTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Texts and lists': {
    lowercase: 'small letters',
    uppercase: 'capitals',
    titlecase: 'a capital at the start of each word',
    strip: 'without blanks, or the characters that are named, at both ends: `strip: "x"`',
    lstrip: 'the same at the start',
    rstrip: 'the same at the end',
    split: 'a list of its parts, at blanks or at what is named; each part loses the blanks at its ends',
    first: 'the first letter or row; else what is named',
    last: 'the last letter or row; else what is named',
    reverse: 'from the end to the start',
    length: 'how many letters or rows',
    getindex: 'the row of this number, from 0; nothing where there is none',
    getkey: 'the value of this name; else the second one that is named',
    clean_barcode: 'without back-ticks; a text with HTML in it is an error',
    order_queryset: 'a list in the order of a field, `"-stock"` from the largest; several fields one after the other',
    filter_queryset: 'the rows that fit: `active: true, stock__gte: 20`; the ends of names are those of InvenTree',
    filter_db_model: 'nothing: templates see what belongs to their object, and no table',
  },
  Objects: {
    parameter: 'the parameter of an object with this name, whatever the case of its letters',
    part_parameter: 'the same, by its old name',
    parameter_value: 'its value; else the second one that is named',
  },
  Sums: {
    add: 'numbers, numeric texts or amounts of one currency; `cast: "str"`, `"int"` or `"float"` says of which kind the result is',
    subtract: 'the same',
    multiply: 'the same',
    divide: 'the same; by zero is an error',
    modulo: 'what is left, with the sign of the divisor; by zero is an error',
  },
  'Numbers and dates': {
    format_number:
      '`decimal_places`, `max_decimal_places`, `multiplier`, `integer`, `leading` (digits with zeros before), `separator`, or `fmt: "#,##0.00"` with `locale`',
    format_date: '`date_format: "full"`, `"long"`, `"medium"` or `"short"`, `locale`, `timezone`, or `fmt: "%d.%m.%Y"`',
    format_datetime: 'the same with the time',
  },
  Money: {
    create_currency: 'an amount of a number: `create_currency: "EUR"`; without one in the currency of the station',
    convert_currency: 'the amount in another currency; an error where the station has no rate',
    render_currency:
      'as text: `decimal_places`, `max_decimal_places`, `currency`, `multiplier`, `leading`, `include_symbol`, `locale`, `fmt`; without decimal places those of the settings',
  },
  'Codes as pictures': {
    qrcode:
      '`box_size` in pixels (20), `border` in boxes (1), `error_correction` L, M, Q or H (M), `version` 1 to 40 (as small as it goes), `fill_color`, `back_color`',
    datamatrix: '`scale` (1), `border` (1), `rectangular` (false), `fill_color`, `back_color`',
    barcode:
      'bars: `barcode: "ean13"`, one of code128, code39, codabar, nw-7, ean8, ean13, ean14, gtin, isbn, isbn10, issn, itf, jan, upca, gs1_128; `module_width`, `module_height`, `fill_color`, `back_color`',
  },
  Pictures: {
    asset: 'a picture of the station by its name; `raise_error: true` makes a missing one an error',
    uploaded_image:
      'an image of the media folder by its path; white where there is none, unless `replace_missing: false`; `width` and `height` in pixels, `rotate` in degrees against the clock',
    encode_svg_image: 'the text of an SVG as a picture, or one of the media folder by its path',
    part_image:
      'the image of a part; `preview: true` or `thumbnail: true` for a smaller one; `width`, `height`, `rotate`',
    company_image: 'the image of a company; the same',
    logo_image: 'the picture `logo.png` or `logo.svg` of the station',
  },
  'HTML, in reports': {
    internal_link: 'a link to a page of the station with this text',
    render_html_text: 'text with `bold: true`, `italic: true`, `heading: "h2"`',
    icon: 'an icon of a pack that has a font, such as `shelf:pallet:solid`, with a class; nothing for others',
    include_icon_fonts: 'the fonts of the packs of icons, once on a page: `"" | include_icon_fonts`',
    markdownify: 'Markdown as HTML',
  },
}
