import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { Figure } from './figure.ts'
import { htmlLabel, numberedLabel } from './html-label.ts'
import { processorSeconds } from './processes.ts'
import { standardLabels } from './standard-template.ts'
import { withoutCommands } from './without-commands.ts'

/** A label takes these a twentieth of a second and more. */
const PAGES = 60
const OWN_LABELS = 2000
const DOTS_PER_INCH = '203.2'

/** Both run in the Python of the system, where its packages are, and tell the seconds of a processor that the pages took. */
const WEASYPRINT = `
import json, sys, time
from weasyprint import HTML
pages = json.load(open(sys.argv[1]))
HTML(string=pages[0]).write_pdf()
start = time.process_time()
for number, page in enumerate(pages):
    HTML(string=page).write_pdf(f"{sys.argv[2]}/{number}.pdf")
print(time.process_time() - start)
`
const PDFTOPPM = `
import os, subprocess, sys
folder, count, resolution = sys.argv[1:]
for number in range(int(count)):
    subprocess.run(["pdftoppm", "-r", resolution, "-mono", f"{folder}/{number}.pdf", f"{folder}/{number}"], check=True)
times = os.times()
print(times.children_user + times.children_system)
`

type Comparison = Pick<Figure, 'what' | 'value'>

/** The same shelf labels by the ways of others and by ours, in one run: from what is on the label to what a printer takes. Seconds
 * are those of processors, so that other programs do not count. */
export async function measureHtmlPrinting(browser: string): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-html-'))
  try {
    const pages = Array.from({ length: PAGES }, (_, number) => htmlLabel(numberedLabel(number + 1)))
    const weasyprint = (await weasyprintSeconds(pages, folder)) + pdftoppmSeconds(folder)
    const chrome = (await chromiumSeconds(pages, folder, browser)) + pdftoppmSeconds(folder)
    return [
      figure('shelf label by WeasyPrint and pdftoppm', PAGES, weasyprint),
      figure('shelf label by Chromium and pdftoppm', PAGES, chrome),
      ...(await ownFigures()),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function figure(what: string, labels: number, seconds: number): Comparison {
  const each = labels / seconds
  return { what, value: `${each < 100 ? each.toFixed(1) : Math.round(each)} labels/s` }
}

async function weasyprintSeconds(pages: readonly string[], folder: string): Promise<number> {
  const file = join(folder, 'pages.json')
  await writeFile(file, JSON.stringify(pages))
  return Number(run('/usr/bin/python3', ['-c', WEASYPRINT, file, folder]))
}

/** In a browser that runs already, as a station has it for reports. */
async function chromiumSeconds(pages: readonly string[], folder: string, executablePath: string): Promise<number> {
  const server = await chromium.launchServer({ executablePath, args: ['--no-sandbox'] })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await browser.newPage()
    await page.setContent(pages[0] ?? '')
    const before = await processorSeconds(server.process().pid ?? 0)
    for (const [number, html] of pages.entries()) {
      await page.setContent(html)
      await page.pdf({ path: join(folder, `${number}.pdf`), preferCSSPageSize: true, printBackground: true })
    }
    return (await processorSeconds(server.process().pid ?? 0)) - before
  } finally {
    await server.close()
  }
}

function pdftoppmSeconds(folder: string): number {
  return Number(run('/usr/bin/python3', ['-c', PDFTOPPM, folder, String(PAGES), DOTS_PER_INCH]))
}

function run(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ended with status ${status}: ${stderr}`)
  return stdout
}

/** From the stored template and the values of each item, as a station does it: the layout is in it, as it is in theirs. */
async function ownFigures(): Promise<Comparison[]> {
  await using labels = standardLabels()
  const seconds = async (driver: LabelPrinterDriver): Promise<number> => {
    const draw = async (from: number, count: number): Promise<void> => {
      for (let item = from; item < from + count; item += 1)
        await labels.drawing.draw({ template: 1, item, position: 1, user: null, driver, settings: {} })
    }
    await draw(0, OWN_LABELS / 4)
    const start = process.cpuUsage()
    await draw(OWN_LABELS, OWN_LABELS)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1_000_000
  }
  const driver = new ZplPrinterDriver()
  return [
    figure('standard label by Scanbench, all dots drawn', OWN_LABELS, await seconds(withoutCommands(driver))),
    figure('standard label by Scanbench, commands of the printer', OWN_LABELS, await seconds(driver)),
  ]
}
