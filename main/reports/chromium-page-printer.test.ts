import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPdf } from '../../test/support/read-pdf.ts'
import { renderText } from '../labels/drawing/liquid-text.ts'
import { shapedPicture } from '../labels/liquid/shaped-picture.ts'
import { BUILT_IN_REPORTS } from './built-in-reports.ts'
import { ChromiumPagePrinter } from './chromium-page-printer.ts'
import { reportPage } from './report-page.ts'

const A4 = { widthMm: 210, heightMm: 297 }

test('a report of many items becomes sheets of its paper', async () => {
  const [document] = BUILT_IN_REPORTS
  const instances = Array.from({ length: 90 }, (_, index) => ({
    part: { name: `Schräube ${index}`, units: 'pcs' },
    location: { pathstring: 'Halle/Regal' },
    quantity: '4',
  }))
  const html = await reportPage(document!, [{ instances, date: '2026-11-21' }], new Map())
  const pdf = await readPdf(await new ChromiumPagePrinter().print(html, A4), { codes: false })
  expect([pdf.pages > 1, Math.round(pdf.widthMm), Math.round(pdf.heightMm)]).toEqual([true, 210, 297])
  expect(pdf.text).toMatch(/Stock list.*Schräube 0 .*Halle\/Regal.*Schräube 89/s)
})

test('a page reaches neither addresses nor files, runs nothing, and comes out all the same (P28)', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    asked.push(url)
    response.end('from the network')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const html = `<link rel="stylesheet" href="${address}/style"><style>@import url(${address}/import); p { background: url(${address}/background) }</style>
    <p>here</p><img src="${address}/image"><iframe src="${address}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
    <object data="file:///etc/passwd"></object><meta http-equiv="refresh" content="0;url=${address}/refresh">
    <img src="x" onerror="document.body.append('run')"><script>document.body.append('run'); fetch('${address}/script')</script>`
  const { text } = await readPdf(await new ChromiumPagePrinter().print(html, A4), { codes: false })
  server.close()
  expect([asked, text.trim()]).toEqual([[], 'here'])
})

test('a picture that was turned and made smaller is on the page', async () => {
  const code = renderText("{{ 'INV-SI42' | qrcode: box_size: 20, border: 4 }}", {})
  const html = `<img src="${shapedPicture(code, { width: 300, rotate: 30 })}">`
  expect((await readPdf(await new ChromiumPagePrinter().print(html, A4), { codes: true })).codes).toEqual([
    ['INV-SI42'],
  ])
})

test('without a browser reports are not to be had, and it is said what to do', async () => {
  await expect(new ChromiumPagePrinter({ find: async () => null }).print('', A4)).rejects.toMatchObject({
    code: 'REPORTS_UNAVAILABLE',
    message: expect.stringContaining('Install one of them'),
  })
})

test('a browser that ends at once, or never answers, is an error and not a wait', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-browser-'))
  const browser = async (script: string) => {
    const file = join(folder, 'browser')
    await writeFile(file, `#!/bin/sh\n${script}\n`)
    await chmod(file, 0o755)
    return file
  }
  const ending = new ChromiumPagePrinter({ find: () => browser('exit 3') })
  await expect(ending.print('', A4)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  const silent = new ChromiumPagePrinter({ find: () => browser('exec sleep 60'), timeoutMs: 100 })
  await expect(silent.print('', A4)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  await rm(folder, { recursive: true })
})
