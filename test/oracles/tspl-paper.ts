import { Paper } from './paper.ts'

/**
 * TSPL/TSPL2 Programming Language manual: lines end with CR LF, SIZE in mm, REFERENCE moves the origin, `BITMAP x,y,width in
 * bytes,height,mode,` is followed by its bytes, in which 0 is black; mode 0 overwrites, 1 adds. BAR is a black area.
 */
export function tsplPapers(bytes: Uint8Array, dotsPerMm: number): Paper[] {
  const papers: Paper[] = []
  let size = { width: 0, height: 0 }
  let origin = { x: 0, y: 0 }
  let page = new Paper(0, 0)
  let at = 0
  while (at < bytes.length) {
    const { text, next } = lineAt(bytes, at)
    const [, command = '', rest = ''] = /^([A-Z]+) ?(.*)$/s.exec(text) ?? []
    const numbers = rest.split(',').map((part) => Number.parseFloat(part))
    const [a = 0, b = 0, c = 0, d = 0] = numbers
    at = next
    if (command === 'SIZE') size = { width: Math.round(a * dotsPerMm), height: Math.round(b * dotsPerMm) }
    else if (command === 'REFERENCE') origin = { x: a, y: b }
    else if (command === 'CLS') page = new Paper(size.width, size.height)
    else if (command === 'BAR') blackenArea(page, { x: origin.x + a, y: origin.y + b, width: c, height: d })
    else if (command === 'BITMAP') at = drawBitmap(page, bytes, { text, start: next - text.length - 2, origin })
    else if (command === 'PRINT') papers.push(page)
  }
  return papers
}

function lineAt(bytes: Uint8Array, at: number): { text: string; next: number } {
  let end = at
  while (end < bytes.length && !(bytes[end] === 13 && bytes[end + 1] === 10)) end++
  return { text: Buffer.from(bytes.subarray(at, end)).toString('latin1'), next: end + 2 }
}

function blackenArea(page: Paper, { x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++) page.blacken(column, row)
}

interface Bitmap {
  text: string
  start: number
  origin: { x: number; y: number }
}

/** Its bytes may contain line ends: the length is reckoned, not looked for. */
function drawBitmap(page: Paper, bytes: Uint8Array, { text, start, origin }: Bitmap): number {
  const header = /^BITMAP (\d+),(\d+),(\d+),(\d+),(\d),/.exec(text)
  if (header === null) throw new Error(`Not a BITMAP: ${text.slice(0, 40)}`)
  const [x = 0, y = 0, widthBytes = 0, height = 0, mode = 0] = header.slice(1).map(Number)
  if (mode !== 1) throw new Error('Only mode 1 adds to what is there')
  const data = start + header[0].length
  for (let row = 0; row < height; row++)
    for (let column = 0; column < widthBytes * 8; column++) {
      const byte = bytes[data + row * widthBytes + (column >> 3)] ?? 0xff
      if ((byte & (0x80 >> (column & 7))) === 0) page.blacken(origin.x + x + column, origin.y + y + row)
    }
  const end = data + widthBytes * height
  if (bytes[end] !== 13 || bytes[end + 1] !== 10) throw new Error('Behind the dots of a BITMAP stands no line end')
  return end + 2
}
