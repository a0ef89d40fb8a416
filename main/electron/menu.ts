import { Menu, type MenuItemConstructorOptions } from 'electron'

interface MenuOptions {
  isPackaged: boolean
  platform: NodeJS.Platform
}

/** Few entries, and no key that a scanner could type by itself. */
export function menuTemplate({ isPackaged, platform }: MenuOptions): MenuItemConstructorOptions[] {
  const quit: MenuItemConstructorOptions = { role: 'quit', label: 'Quit Scanbench' }
  const view: MenuItemConstructorOptions[] = [
    { role: 'togglefullscreen', label: 'Full screen' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
  ]
  const tools: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [quit] },
    { role: 'editMenu' },
    { label: 'View', submenu: isPackaged ? view : [...view, ...tools] },
  ]
}

export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}
