import { app, dialog } from 'electron'
import { failureText } from '../programs/failure-text.ts'

/** The sentence goes where a person looks for it, in front of the screen and in the terminal. */
export function failStart(error: unknown): void {
  const text = failureText(error)
  process.stderr.write(`${text}\n`)
  dialog.showErrorBox('Scanbench cannot start', text)
  app.exit(1)
}
