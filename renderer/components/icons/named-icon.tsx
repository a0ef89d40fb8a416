import { IconPlug } from '@tabler/icons-react'
import { createElement } from 'react'
import { type IconPack, useIconPacks } from '../../client/icons.ts'
import styles from './named-icon.module.css'
import { usePackFont } from './use-pack-font.ts'
import { windowIcon } from './window-icons.ts'

interface NamedIconProps {
  /** `prefix:icon:variant`, such as `ti:package:outline` or `shelf:pallet:solid`. */
  icon: string
  size?: number
  /** In its place while it is not there: its plugin is off, or its font cannot be read. */
  instead?: React.ReactNode
}

/** An icon by its id: a drawing of the window, or a letter of the font of a plugin. */
export function NamedIcon({ icon, size = 18, instead = null }: NamedIconProps) {
  const [prefix = '', name = '', variant = ''] = icon.split(':')
  if (prefix !== 'ti') return <PackIcon {...{ prefix, name, variant, size, instead }} />
  const drawing = windowIcon(name, variant)
  return drawing === null ? instead : createElement(drawing, { size, 'aria-hidden': true })
}

/** What a plugin named for a part of its own; a plug where there is no such icon. */
export function FeatureIcon({ icon, size = 18 }: { icon: string | null; size?: number }) {
  const plug = <IconPlug size={size} aria-hidden="true" />
  return icon === null ? plug : <NamedIcon icon={icon} size={size} instead={plug} />
}

interface PackIconProps {
  prefix: string
  name: string
  variant: string
  size: number
  instead: React.ReactNode
}

function PackIcon({ prefix, name, variant, size, instead }: PackIconProps) {
  const { data: packs = [] } = useIconPacks()
  const pack = packs.find((one) => one.prefix === prefix)
  const letter = pack === undefined ? null : letterOf(pack, name, variant)
  if (pack === undefined || letter === null) return instead
  return <Glyph {...{ pack, letter, size, instead }} />
}

interface GlyphProps extends Pick<PackIconProps, 'size' | 'instead'> {
  pack: IconPack
  letter: string
}

function Glyph({ pack, letter, size, instead }: GlyphProps) {
  const family = usePackFont(pack)
  if (family === null) return instead
  const box = { fontFamily: family, fontSize: size, width: size, height: size }
  return (
    <span className={styles['glyph']} style={box} aria-hidden="true">
      {letter}
    </span>
  )
}

function letterOf({ icons }: IconPack, name: string, variant: string): string | null {
  const variants = Object.hasOwn(icons, name) ? icons[name]?.variants : undefined
  const code = variants !== undefined && Object.hasOwn(variants, variant) ? variants[variant] : undefined
  const point = Number.parseInt(code ?? '', 16)
  return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : null
}
