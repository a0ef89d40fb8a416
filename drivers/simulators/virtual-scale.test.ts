import { expect, test } from 'vitest'
import { createVirtualScale } from './virtual-scale.ts'

test('a scale answers SI with the weight, wherever the bytes are cut, and ES to all else', () => {
  const answers: string[] = []
  const scale = createVirtualScale({ answer: (bytes) => void answers.push(new TextDecoder().decode(bytes)) })
  for (const piece of ['S', 'I\r', '\nSI\r\nXY\r\n', 'SI\r\n']) scale.receive(new TextEncoder().encode(piece))
  expect(answers).toEqual(['S S     1.2500 kg\r\n', 'S S     1.2500 kg\r\n', 'ES\r\n', 'S S     0.0000 kg\r\n'])
})
