import { useQuery } from '@tanstack/react-query'
import type { IconPack } from '../../client/icons.ts'

/** Best first. Formats are called as InvenTree's packs call them. */
const FORMATS = ['woff2', 'woff', 'opentype', 'truetype']

/** The family that draws the icons of a pack, once its font is there; null before, and where it cannot be read. */
export function usePackFont({ prefix, fonts }: IconPack): string | null {
  const source = sourceOf(fonts)
  const { data = null } = useQuery({
    queryKey: ['icon-font', prefix, source],
    queryFn: () => load(`icons ${prefix}`, source),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
  })
  return data
}

async function load(family: string, source: string): Promise<string> {
  const font = await new FontFace(family, source).load()
  document.fonts.add(font)
  return `"${family}"`
}

function sourceOf(fonts: Readonly<Record<string, string>>): string {
  const known = FORMATS.filter((format) => Object.hasOwn(fonts, format))
  return known.map((format) => `url(${JSON.stringify(fonts[format])}) format("${format}")`).join(', ')
}
