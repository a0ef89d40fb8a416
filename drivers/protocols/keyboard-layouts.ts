/** The layouts that scanners which type are set to. */
export type KeyboardLayout = 'us' | 'uk' | 'de' | 'fr' | 'es' | 'it' | 'se'

/** What one key gives: alone, with Shift, with AltGr. A combining character is a dead key. */
export type KeyLevels = readonly [plain: string, shifted: string, altGraph: string]

const CODES = [
  ...'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal'.split(' '),
  ...'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash'.split(' '),
  ...'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote'.split(' '),
  ...'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash'.split(' '),
] as const

interface Rows {
  /** The four rows of the keyboard in the order of `CODES`; a blank gives nothing. */
  plain: readonly string[]
  shifted: readonly string[]
  /** By position; few keys have it. */
  altGraph: Readonly<Record<string, string>>
}

const ROWS: Record<KeyboardLayout, Rows> = {
  us: {
    plain: ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", '\\zxcvbnm,./'],
    shifted: ['~!@#$%^&*()_+', 'QWERTYUIOP{}|', 'ASDFGHJKL:"', '|ZXCVBNM<>?'],
    altGraph: {},
  },
  uk: {
    plain: ['`1234567890-=', 'qwertyuiop[]#', "asdfghjkl;'", '\\zxcvbnm,./'],
    shifted: ['¬!"£$%^&*()_+', 'QWERTYUIOP{}~', 'ASDFGHJKL:@', '|ZXCVBNM<>?'],
    altGraph: { Backquote: '¦', Digit4: '€' },
  },
  de: {
    plain: ['\u03021234567890ß\u0301', 'qwertzuiopü+#', 'asdfghjklöä', '<yxcvbnm,.-'],
    shifted: ['°!"§$%&/()=?\u0300', "QWERTZUIOPÜ*'", 'ASDFGHJKLÖÄ', '>YXCVBNM;:_'],
    altGraph: {
      Digit2: '²',
      Digit3: '³',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyQ: '@',
      KeyE: '€',
      BracketRight: '~',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
  },
  fr: {
    plain: ['²&é"\'(-è_çà)=', 'azertyuiop\u0302$*', 'qsdfghjklmù', '<wxcvbn,;:!'],
    shifted: [' 1234567890°+', 'AZERTYUIOP\u0308£µ', 'QSDFGHJKLM%', '>WXCVBN?./§'],
    altGraph: {
      Digit2: '̃',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '̀',
      Digit8: '\\',
      Digit9: '^',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
      KeyE: '€',
      BracketRight: '¤',
    },
  },
  es: {
    plain: ["º1234567890'¡", 'qwertyuiop\u0300+ç', 'asdfghjklñ\u0301', '<zxcvbnm,.-'],
    shifted: ['ª!"·$%&/()=?¿', 'QWERTYUIOP\u0302*Ç', 'ASDFGHJKLÑ\u0308', '>ZXCVBNM;:_'],
    altGraph: {
      Backquote: '\\',
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit4: '̃',
      Digit5: '€',
      Digit6: '¬',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '{',
      Backslash: '}',
    },
  },
  it: {
    plain: ["\\1234567890'ì", 'qwertyuiopè+ù', 'asdfghjklòà', '<zxcvbnm,.-'],
    shifted: ['|!"£$%&/()=?^', 'QWERTYUIOPé*§', 'ASDFGHJKLç°', '>ZXCVBNM;:_'],
    altGraph: { KeyE: '€', BracketLeft: '[', BracketRight: ']', Semicolon: '@', Quote: '#' },
  },
  se: {
    plain: ['§1234567890+\u0301', "qwertyuiopå\u0308'", 'asdfghjklöä', '<zxcvbnm,.-'],
    shifted: ['½!"#¤%&/()=?\u0300', 'QWERTYUIOPÅ\u0302*', 'ASDFGHJKLÖÄ', '>ZXCVBNM;:_'],
    altGraph: {
      Digit2: '@',
      Digit3: '£',
      Digit4: '$',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyE: '€',
      BracketRight: '̃',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
  },
}

function levelsOf({ plain, shifted, altGraph }: Rows): ReadonlyMap<string, KeyLevels> {
  const keys = [plain.join(''), shifted.join('')] as const
  return new Map(CODES.map((code, at) => [code, [shown(keys[0][at]), shown(keys[1][at]), altGraph[code] ?? '']]))
}

function shown(character: string | undefined): string {
  return character === ' ' ? '' : (character ?? '')
}

/** Every key of every layout by its position, as `KeyboardEvent.code` names positions. */
export const KEYBOARD_LAYOUTS: Readonly<Record<KeyboardLayout, ReadonlyMap<string, KeyLevels>>> = {
  us: levelsOf(ROWS.us),
  uk: levelsOf(ROWS.uk),
  de: levelsOf(ROWS.de),
  fr: levelsOf(ROWS.fr),
  es: levelsOf(ROWS.es),
  it: levelsOf(ROWS.it),
  se: levelsOf(ROWS.se),
}

export const LAYOUT_NAMES: Readonly<Record<KeyboardLayout, string>> = {
  us: 'US English',
  uk: 'UK English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  se: 'Swedish',
}
