import { expect, test } from 'vitest'
import { readTemplateDocument } from '../template-document.ts'
import { importHtml } from './import-html.ts'

const PAGE = { widthMm: 50, heightMm: 24 }

const LABEL = `{% extends "label/label_base.html" %}
{% load l10n i18n barcode %}
{% block style %}
.qr { position: fixed; left: 0mm; top: 0mm; {% localize off %} height: {{ height }}mm; width: {{ height }}mm; {% endlocalize %} }
.loc { position: absolute; left: 26mm; right: 2mm; top: 2mm; height: 5mm; font-size: 4mm; text-align: center }
{% endblock style %}
{% block content %}
<img class='qr' alt="{% trans 'QR' %}" src='{% qrcode qr_data error_correction="H" %}'>
{% if location.parent %}<div class='loc'>{{ location.name|default:"none" }} <b>{% uppercase part.IPN %}</b></div>{% endif %}
<img style="position:absolute; right: 0; bottom: 0; width: 20px; height: 10px" src="{% barcode part.IPN barcode_class='ean13' %}"/>
<div>First<br>second &amp; third</div>
<p>{{ part.name }}</p>
<div>{% weird_tag part %}kept</div>
<img src="{% company_image company %}">
{% endblock content %}`

test('texts, codes and their places are taken over, and the style reckons with the size of the label', () => {
  const { document } = importHtml(LABEL, PAGE)
  expect(readTemplateDocument(document)).toEqual(document)
  expect(document).toMatchObject({
    widthMm: 50,
    heightMm: 24,
    objects: [
      {
        kind: 'barcode',
        symbology: 'qr',
        data: '{{ qr_data }}',
        errorCorrection: 'H',
        xMm: 0,
        widthMm: 24,
        heightMm: 24,
      },
      {
        kind: 'text',
        text: '{{ location.name | default: "none" }} {{ part.IPN | uppercase }}',
        when: 'location.parent',
        xMm: 26,
        yMm: 2,
        widthMm: 22,
        heightMm: 5,
        align: 'center',
      },
      { kind: 'barcode', symbology: 'ean13', data: '{{ part.IPN }}', xMm: 44.71, yMm: 21.35 },
      { kind: 'text', text: 'First\nsecond & third', xMm: 1, yMm: 1, lines: 2 },
      { kind: 'text', text: '{{ part.name }}', yMm: 9 },
      { kind: 'text', text: 'kept', yMm: 13 },
    ],
  })
})

test('what could not be taken over is said', () => {
  expect(importHtml(LABEL, PAGE).report).toEqual([
    'The tag {% weird_tag %} is not known here and was left out.',
    'The image "{% company_image company %}" is not on this station; add it to the images and to the design.',
  ])
  expect(importHtml('<html><body></body></html>', PAGE).report).toEqual([
    'Nothing was found on the page that a label can show.',
  ])
})

test('assets and data URIs become images', () => {
  const { document } = importHtml(
    `<body><img src="{% asset 'logo.png' %}" width="10mm" height="5mm"><img src="data:image/png;base64,AA=="></body>`,
    PAGE,
  )
  expect(document.objects).toMatchObject([
    { kind: 'image', source: 'logo.png', widthMm: 10, heightMm: 5 },
    { kind: 'image', source: 'data:image/png;base64,AA==' },
  ])
})

test('a page without end is read in the time that its length takes', () => {
  const start = performance.now()
  importHtml(`<div ${'a="{%'.repeat(2000)}`, PAGE)
  importHtml(`<div ${'{%a%}'.repeat(2000)}`, PAGE)
  importHtml(`<div a="${'{{ a }}'.repeat(2000)}`, PAGE)
  importHtml('<'.repeat(20_000), PAGE)
  importHtml('{{ a|b:"'.repeat(3000), PAGE)
  expect(performance.now() - start).toBeLessThan(2000)
})

test.each([
  ["barcode_class='jan'", { kind: 'image', source: '{{ part.IPN | barcode: "jan" }}' }, []],
  ["barcode_class='codabar'", { kind: 'image', source: '{{ part.IPN | barcode: "codabar" }}' }, []],
  ["barcode_class='gtin'", { kind: 'barcode', symbology: 'itf14', data: '{{ part.IPN }}' }, []],
  [
    "barcode_class='pharmacode'",
    { kind: 'barcode', symbology: 'code128' },
    [expect.stringContaining('became Code 128')],
  ],
])('bars of %s become a code of the label, or a picture where no printer has it', (options, object, report) => {
  const made = importHtml(`<img src="{% barcode part.IPN ${options} %}">`, { widthMm: 50, heightMm: 30 })
  expect(made.document.objects).toMatchObject([object])
  expect(made.report).toEqual(report)
})

test.each([
  ['part_image part preview=True', '{{ part | part_image: preview: true }}'],
  ["uploaded_image 'a.png' width=40", "{{ 'a.png' | uploaded_image: width: 40 }}"],
  ['logo_image', '{{ "" | logo_image }}'],
])('the picture of the tag %s is asked for by the filter of that name', (tag, source) => {
  const { document, report } = importHtml(`<img src="{% ${tag} %}">`, PAGE)
  expect([document.objects, report]).toMatchObject([[{ kind: 'image', source }], []])
})
