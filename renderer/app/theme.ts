import { createTheme, type CSSVariablesResolver, Modal, Notification, Table } from '@mantine/core'

/** Page colours and text sizes; the fills of results are in `results.ts` and the same in both schemes. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'SF Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 6,
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  black: '#16191D',
  colors: {
    ink: ['#eef2fd', '#dbe3fa', '#b5c5f5', '#8ca4ef', '#6986e9', '#4a68d2', '#3450b0', '#1F3A93', '#192f78', '#12225a'],
    dark: [
      '#F2F4F5',
      '#C9CED3',
      '#AAB1B8',
      '#88919A',
      '#454D55',
      '#343B42',
      '#22272C',
      '#14171A',
      '#0F1214',
      '#0A0C0E',
    ],
  },
  components: {
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        transitionProps: { duration: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Table: Table.extend({ defaultProps: { horizontalSpacing: 'sm', verticalSpacing: 5 } }),
  },
})

/** Mantine's greys for secondary text are too pale for 4.5 to 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': '#16191D',
    '--mantine-color-dimmed': '#4D555D',
    '--mantine-color-placeholder': '#646C74',
    '--mantine-color-error': '#B5230F',
    '--mantine-color-anchor': '#1F3A93',
    '--line': '#D3D9DF',
    '--control-line': '#7F8891',
    '--surface': '#F3F5F7',
    '--surface-strong': '#E6EAEE',
    '--selected': '#E3EAFC',
  },
  dark: {
    '--mantine-color-body': '#14171A',
    '--mantine-color-text': '#F2F4F5',
    '--mantine-color-dimmed': '#AAB1B8',
    '--mantine-color-placeholder': '#8F98A1',
    '--mantine-color-error': '#FF9C8C',
    '--mantine-color-anchor': '#A9BEFF',
    '--line': '#343B42',
    '--control-line': '#7C858E',
    '--surface': '#1B1F23',
    '--surface-strong': '#262B31',
    '--selected': '#22305A',
  },
})
