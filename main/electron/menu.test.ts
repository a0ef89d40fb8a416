import { expect, test } from 'vitest'
import { menuTemplate } from './menu.ts'

const rolesOf = (isPackaged: boolean): unknown[] =>
  menuTemplate({ isPackaged, platform: 'linux' }).flatMap(({ role, submenu }) =>
    Array.isArray(submenu) ? submenu.map((entry) => entry.role ?? entry.type) : [role],
  )

test('the menu of the installed program has neither reload nor developer tools', () => {
  const installed = ['quit', 'editMenu', 'togglefullscreen', 'resetZoom', 'zoomIn', 'zoomOut']
  expect([rolesOf(true), rolesOf(false)]).toEqual([installed, [...installed, 'separator', 'reload', 'toggleDevTools']])
})
