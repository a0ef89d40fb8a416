import { createRequire } from 'node:module'
import { recentOnly } from '../recent-only.ts'

/** A bundled font of one script; `weights` as its packages name their files. */
interface Script {
  family: string
  package: string
  file: string
  /** Letters that need it. Latin, Greek and Cyrillic are in the first. */
  letters: RegExp
}

const SCRIPTS: readonly Script[] = [
  { family: 'Noto Sans', package: 'noto-sans', file: 'NotoSans', letters: /[^]/u },
  {
    family: 'Noto Sans Arabic',
    package: 'noto-sans-arabic',
    file: 'NotoSansArabic',
    letters: /\p{Script=Arabic}/u,
  },
  {
    family: 'Noto Sans Hebrew',
    package: 'noto-sans-hebrew',
    file: 'NotoSansHebrew',
    letters: /\p{Script=Hebrew}/u,
  },
  { family: 'Noto Sans Thai', package: 'noto-sans-thai', file: 'NotoSansThai', letters: /\p{Script=Thai}/u },
  {
    family: 'Noto Sans Devanagari',
    package: 'noto-sans-devanagari',
    file: 'NotoSansDevanagari',
    letters: /\p{Script=Devanagari}/u,
  },
  { family: 'Noto Sans KR', package: 'noto-sans-kr', file: 'NotoSansKR', letters: /\p{Script=Hangul}/u },
  {
    family: 'Noto Sans SC',
    package: 'noto-sans-sc',
    file: 'NotoSansSC',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  },
]

const MONO: Script = { family: 'Noto Sans Mono', package: 'noto-sans-mono', file: 'NotoSansMono', letters: /[^]/u }

export interface FontFile {
  family: string
  path: string
}

/** The fonts that a text needs, the first of them for what the others lack. Files of 10 MB are read when they are needed. */
export function fontFilesFor(text: string, { isMono, isBold }: { isMono: boolean; isBold: boolean }): FontFile[] {
  const scripts = [...(isMono ? [MONO] : []), ...SCRIPTS].filter(({ letters }) => letters.test(text))
  return scripts.map((script) => ({
    family: isBold ? `${script.family} Bold` : script.family,
    path: pathOf(script, isBold ? '700Bold' : '400Regular'),
  }))
}

const require = createRequire(import.meta.url)

const paths = recentOnly<string>(100)

/** Looked up once: the lookup asks the disk. */
function pathOf({ package: name, file }: Script, weight: string): string {
  const path = `@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`
  return paths(path, () => require.resolve(path))
}
