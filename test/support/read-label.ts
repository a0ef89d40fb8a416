import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Renderer from 'zpl-renderer-js'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)

export interface LabelSize {
  widthMm: number
  heightMm: number
  dpmm: number
}

/**
 * The codes on a printed label: drawn by one program and read by another, none of them ours.
 * Both are slow to start: read many labels in one test file.
 */
export async function readLabel(zpl: Uint8Array, { widthMm, heightMm, dpmm }: LabelSize): Promise<string[]> {
  return readCodes(await drawLabel(zpl, { widthMm, heightMm, dpmm }))
}

/** The codes in a picture. */
export async function readCodes(picture: Uint8Array): Promise<string[]> {
  return (await read(picture)).map((code) => code.text)
}

/** Of these, the codes that tell a reader to set itself (FNC3 in a Code 128). */
export async function readSetupCodes(picture: Uint8Array): Promise<string[]> {
  return (await read(picture)).filter((code) => code.readerInit).map((code) => code.text)
}

async function read(picture: Uint8Array): Promise<ReadResult[]> {
  await prepareReader()
  return readBarcodes(picture, { textMode: 'Plain', tryHarder: true, maxNumberOfSymbols: 16 })
}

/** The codes in a picture, by the readers of Debian: `zbarimg` for bars and QR, `dmtxread` for Data Matrix. */
export async function readCodesByDebian(picture: Uint8Array, by: 'zbarimg' | 'dmtxread'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-codes-'))
  try {
    const file = join(folder, 'label.png')
    await writeFile(file, picture)
    const words = by === 'zbarimg' ? ['--raw', '-q', file] : ['-n', '-N1', '-m2000', file]
    const { status, stdout, error } = spawnSync(by, words, { encoding: 'utf8' })
    if (error) throw error
    // Both say by another status that they found nothing.
    return status === 0 ? stdout.split('\n').filter((line) => line !== '') : []
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The PNG that an independent renderer draws. */
export async function drawLabel(zpl: Uint8Array, { widthMm, heightMm, dpmm }: LabelSize): Promise<Uint8Array> {
  const png = await renderer().zplToBase64Async(new TextDecoder().decode(zpl), widthMm, heightMm, dpmm)
  return Uint8Array.from(Buffer.from(png, 'base64'))
}

/** Its file for `import` names a source map that is not there, which test runners complain of. */
function renderer(): typeof Renderer {
  return require('zpl-renderer-js') as typeof Renderer
}

let prepared: Promise<unknown> | null = null

/** From the installed package: by itself the reader would load its program from the network. */
function prepareReader(): Promise<unknown> {
  const file = require.resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepared ??= readFile(file).then((bytes) =>
    prepareZXingModule({
      overrides: { wasmBinary: Uint8Array.from(bytes).buffer },
      fireImmediately: true,
    }),
  )
  return prepared
}
