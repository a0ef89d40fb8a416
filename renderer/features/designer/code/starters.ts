import type { CommandLanguage, CommandsDocument } from '../../../../main/records/label-document.ts'

interface Size {
  widthMm: number
  heightMm: number
}

/** Of the printers that most people have; others shrink or cut what is written for them. */
const DOTS_PER_MM = 8

const dots = (millimetres: number): number => Math.round(millimetres * DOTS_PER_MM)

/** What stands in a new template of commands: the name and the code of an object, as the language writes them. */
export const STARTERS: Readonly<Record<CommandLanguage, { label: string; source: (size: Size) => string }>> = {
  zpl: {
    label: 'ZPL commands',
    source: ({ widthMm, heightMm }) =>
      lines(
        '^XA',
        '^CI28',
        `^PW${dots(widthMm)}`,
        `^LL${dots(heightMm)}`,
        '^FO16,16^A0N,32,32^FD{{ name }}^FS',
        '^FO16,64^BQN,2,4^FDMA,{{ qr_data }}^FS',
        '^XZ',
      ),
  },
  tspl: {
    label: 'TSPL commands',
    source: ({ widthMm, heightMm }) =>
      lines(
        `SIZE ${widthMm} mm,${heightMm} mm`,
        'CLS',
        'TEXT 16,16,"3",0,1,1,"{{ name }}"',
        'QRCODE 16,64,M,4,A,0,"{{ qr_data }}"',
        'PRINT 1',
      ),
  },
  epl: {
    label: 'EPL commands',
    source: ({ widthMm, heightMm }) =>
      lines(
        'N',
        `q${dots(widthMm)}`,
        `Q${dots(heightMm)},24`,
        'A16,16,0,3,1,1,N,"{{ name }}"',
        'B16,64,0,1,2,4,60,B,"{{ qr_data }}"',
        'P1',
      ),
  },
  'esc-pos': {
    label: 'ESC/POS commands',
    source: () => lines('\\x1b@{{ name }}', '{{ qr_data }}', '', '', '\\x1dV\\x00'),
  },
}

export function commandsDocument(language: CommandLanguage, { widthMm, heightMm }: Size): CommandsDocument {
  const source = STARTERS[language].source({ widthMm, heightMm })
  return { format: 1, kind: 'commands', widthMm, heightMm, prompts: [], samples: [], language, source }
}

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`
}
