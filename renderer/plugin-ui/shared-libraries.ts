import * as MantineCore from '@mantine/core'
import * as MantineHooks from '@mantine/hooks'
import * as MantineNotifications from '@mantine/notifications'
import type { SharedGlobals } from '@scanbench/plugin/ui'
import * as React from 'react'
import * as ReactDOM from 'react-dom'
import * as ReactDOMClient from 'react-dom/client'

const GLOBALS: SharedGlobals = { React, ReactDOM, ReactDOMClient, MantineCore, MantineHooks, MantineNotifications }

/** Plugins bring no React of their own: they find the window's under InvenTree's names. */
export function provideSharedLibraries(): void {
  Object.assign(window, GLOBALS)
}
