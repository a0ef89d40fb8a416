import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import { cssVariables, theme } from './theme.ts'

/**
 * The theme's variables as a constructed style sheet. Mantine would write a <style> element, which the content
 * security policy forbids.
 */
export function createThemeSheet(): CSSStyleSheet {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const usual = defaultCssVariablesResolver(merged)
  const ours = cssVariables(merged)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    convertCssVariables(
      {
        variables: { ...usual.variables, ...ours.variables },
        light: { ...usual.light, ...ours.light },
        dark: { ...usual.dark, ...ours.dark },
      },
      ':root',
    ),
  )
  return sheet
}
