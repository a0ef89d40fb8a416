import { AppError } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { serialSpec } from '../../../drivers/serial-settings.ts'
import { connectionWords } from './connection-words.ts'

const COM3 = serialSpec({ PORT: 'COM3' })
const wordsFor = (error: AppError) => connectionWords({ error, spec: COM3, noun: 'scanner', retryInMs: 2000 })

test('the program that holds a port is named where the system tells', () => {
  const details = { holder: { name: 'LabelApp', pid: 4120 } }
  expect([wordsFor(new AppError('DEVICE_BUSY', 'busy', { details })), wordsFor(new AppError('DEVICE_BUSY'))]).toEqual([
    'COM3 is held by another program: LabelApp (pid 4120). Close that program; it is tried again in 2 s.',
    'COM3 is held by another program. Close that program; it is tried again in 2 s.',
  ])
})

test('who has no right is told the command that helps', () => {
  const message = 'You have no right to open COM3. Run "sudo usermod -aG dialout $USER", then sign in again.'
  expect(wordsFor(new AppError('DEVICE_DENIED', message))).toBe(
    'You have no right to open COM3. Run "sudo usermod -aG dialout $USER", then sign in again; it is tried again in 2 s.',
  )
})
