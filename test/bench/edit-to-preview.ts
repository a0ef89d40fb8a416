import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { barcodeObject, lineObject, textObject } from '../../main/labels/templates/template-objects.ts'
import type { DesignDocument } from '../../main/records/label-document.ts'
import type { Figure } from './figure.ts'
import { startStation } from './running-station.ts'
import { summarize } from './statistics.ts'

const EDITS = 120
/** 150 ms where the floor is what it is on a machine with nothing else to do: two frames, and a call and a picture within them. */
const MOST_FLOORS = 6
/** Between edits, in turn: some come at once, some while the codes of the last picture are read. */
const PAUSES_MS = [0, 60, 130, 210, 230, 260, 400]

/** These run in the page. */
const SIGN_IN = `async (body) => {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch('/api/station/session/', { method: 'POST', headers, body })
  if (!answer.ok) throw new Error('The bench could not sign in: ' + answer.status)
}`
const FOLLOW_EDITS = `
window.editTimes = []
window.whenShown = (count) => new Promise((resolve) => {
  const look = () => (editTimes.length < count ? requestAnimationFrame(look) : resolve())
  look()
})
let pressedAt = 0
addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), true)
document.addEventListener('load', ({ target }) => {
  if (!(target instanceof HTMLImageElement) || pressedAt === 0) return
  const began = pressedAt
  pressedAt = 0
  // The frame after this one has it on the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => editTimes.push(performance.now() - began)))
}, true)`
/** The least that a picture from the station can take: a call that answers at once, a picture of this size, two frames. */
const FLOOR = `async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const { src } = document.querySelector('img[alt="The label as it comes out of the printer"]')
  const began = performance.now()
  await (await fetch('/api/')).json()
  const picture = new Image()
  picture.src = src
  await picture.decode()
  await frame()
  await frame()
  return performance.now() - began
}`

const text = (id: string, yMm: number, words: string) =>
  textObject(id, { xMm: 4, yMm, widthMm: 80, heightMm: 8, largestMm: 6, smallestMm: 2, text: words })

/** 100 x 150 mm with twelve objects, as on a parcel. */
const DOCUMENT: DesignDocument = {
  format: 1,
  kind: 'design',
  widthMm: 100,
  heightMm: 150,
  prompts: [],
  samples: [],
  groups: [],
  objects: [
    text('name', 4, '{{ part.name }}'),
    text('description', 14, '{{ part.description }}'),
    text('batch', 24, 'Batch {{ batch }}'),
    text('quantity', 34, '{{ quantity }} pcs'),
    text('place', 44, '{{ location.pathstring }}'),
    text('from', 54, 'From Kleine Gasse 4, 20095 Hamburg'),
    text('to', 64, 'To Große Allee 12, 10115 Berlin'),
    lineObject('upper', { xMm: 4, yMm: 76, lengthMm: 92 }),
    lineObject('lower', { xMm: 4, yMm: 144, lengthMm: 92 }),
    barcodeObject('bars', { xMm: 6, yMm: 80, widthMm: 88, heightMm: 22, symbology: 'code128', data: 'PARCEL-0004711' }),
    barcodeObject('square', { xMm: 6, yMm: 106, widthMm: 34, heightMm: 34, symbology: 'qr', data: '{{ qr_data }}' }),
    barcodeObject('dots', { xMm: 60, yMm: 106, widthMm: 30, heightMm: 30, symbology: 'datamatrix', data: 'L2611' }),
  ],
}

/** From the key of an edit to the picture from the bytes for the printer on the screen, in a browser with a station of its own. */
export async function measurePreview(executablePath: string): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-bench-'))
  try {
    await using station = await startStation(folder)
    const { pk: part } = await station.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen', description: 'Blue' })
    await station.json('POST', '/api/stock/', { part, quantity: 48, batch: 'L2611' })
    const template = { name: 'Parcel', model_type: 'stockitem', width: 100, height: 150, document: DOCUMENT }
    const { pk } = await station.json<{ pk: number }>('POST', '/api/station/label-templates/', template)
    await using browser = await chromium.launch({
      executablePath,
      // Chromium refuses to start its sandbox as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } })
    await openTemplate(page, station, pk)
    return figuresOf(await timesOf(page))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function openTemplate(page: Page, station: { address: string; password: string }, pk: number): Promise<void> {
  const { port } = new URL(station.address)
  await page.goto(`http://scanbench.localhost:${port}/`)
  const body = JSON.stringify({ username: 'station', password: station.password })
  await page.evaluate(`(${SIGN_IN})(${JSON.stringify(body)})`)
  await page.goto(`http://scanbench.localhost:${port}/#/labels/templates/${pk}`)
  await page.reload()
  await page
    .getByText(/^Reads back/u)
    .first()
    .waitFor()
}

/** An object is moved to and fro by keys; each place gives another picture. */
async function timesOf(page: Page): Promise<{ edits: number[]; floors: number[] }> {
  await page.evaluate(FOLLOW_EDITS)
  await page.locator('[data-object="name"]').focus()
  const floors: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    await page.keyboard.press(edit % 8 < 4 ? 'ArrowRight' : 'ArrowLeft')
    await page.evaluate(`whenShown(${edit + 1})`)
    floors.push(await page.evaluate<number>(`(${FLOOR})()`))
    await setTimeout(PAUSES_MS[edit % PAUSES_MS.length])
  }
  return { edits: await page.evaluate<number[]>('window.editTimes'), floors }
}

function figuresOf({ edits, floors }: { edits: number[]; floors: number[] }): Figure[] {
  const [edit, floor] = [summarize(edits), summarize(floors)]
  const words = ({ median, p95 }: typeof edit) => `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`
  const ratio = edit.p95 / floor.p95
  return [
    { what: 'floor: a call and a picture of 100 x 150 mm in the browser', value: words(floor), goal: '-', isMet: true },
    {
      what: `edit to preview, 100 x 150 mm, 203 dpi, 12 objects, ${EDITS} edits`,
      value: `${words(edit)} (p95 is ${ratio.toFixed(1)} x the floor)`,
      goal: `p95 < ${MOST_FLOORS} x the floor`,
      isMet: ratio < MOST_FLOORS,
    },
  ]
}
