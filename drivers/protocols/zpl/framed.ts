const STX = '\u0002'
const ETX = '\u0003'

/** What stands between each STX and its ETX. */
export function framed(text: string): string[] {
  const begun = text.split(STX).slice(1)
  return begun.filter((piece) => piece.includes(ETX)).map((piece) => piece.slice(0, piece.indexOf(ETX)))
}

/** The string as a printer writes it. */
export function frame(text: string): string {
  return `${STX}${text}${ETX}\r\n`
}
