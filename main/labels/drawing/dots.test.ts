import type { BitmapStep, BoxStep } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { DotsOnce } from './dots.ts'
import type { DotsPort } from './dots.ts'
import type { Picture } from './laid-out.ts'

const box = (widthDots: number, x: number): BoxStep => ({
  kind: 'box',
  x,
  y: 0,
  widthDots,
  heightDots: 1,
  thicknessDots: 1,
})

test('each thing is drawn once wherever it lies, also when more were drawn than are remembered', async () => {
  const asked: number[] = []
  const port: DotsPort = {
    async draw(_, { steps }) {
      asked.push(steps.length)
      return {
        pictures: [],
        steps: steps.map((step) => ({
          kind: 'bitmap',
          x: step.x,
          y: 0,
          widthDots: 'widthDots' in step ? step.widthDots : 0,
          heightDots: 1,
          bits: new Uint8Array(),
        })),
      }
    },
  }
  const dots = new DotsOnce(port)
  await dots.draw([], [box(1, 0), box(2, 5)])
  const again = await dots.draw([], [box(2, 9), box(1, 7)])
  expect(again.steps).toMatchObject([
    { widthDots: 2, x: 9 },
    { widthDots: 1, x: 7 },
  ])
  expect(asked).toEqual([2])
  const many = Array.from({ length: 1500 }, (_, index) => box(index + 1, 0))
  const drawn = await dots.draw([], many)
  expect(drawn.steps.map(({ widthDots }) => widthDots)).toEqual(many.map(({ widthDots }) => widthDots))
})

test('a part that every label has is there for a label that is drawn while many others push it out', async () => {
  const waiting: (() => void)[] = []
  const port: DotsPort = {
    async draw(_, { steps }) {
      if (steps.length === 1) await new Promise<void>((resolve) => waiting.push(resolve))
      return {
        pictures: [],
        steps: steps.map(({ x }) => ({
          kind: 'bitmap',
          x,
          y: 0,
          widthDots: 8,
          heightDots: 1,
          bits: new Uint8Array(1),
        })),
      }
    },
  }
  const dots = new DotsOnce(port)
  const logo = [box(1, 0), box(2, 0)]
  await dots.draw([], logo)
  const label = dots.draw([], [...logo, box(3, 0)])
  await dots.draw(
    [],
    Array.from({ length: 1500 }, (_, index) => box(index + 10, 0)),
  )
  for (const resume of waiting) resume()
  expect((await label).steps).toHaveLength(3)
})

const image = (source: string, x = 0): Picture => ({
  kind: 'image',
  x,
  y: 2,
  widthDots: 8,
  heightDots: 1,
  rotation: 0,
  tone: 'threshold',
  source,
})

test('two images of one size are two, and each is drawn once', async () => {
  const asked: string[] = []
  const port: DotsPort = {
    async draw(_, { pictures }) {
      const bits = pictures.map((picture) => (picture.kind === 'image' ? Uint8Array.of(picture.source.length) : null))
      asked.push(...pictures.map((picture) => (picture.kind === 'image' ? picture.source : '')))
      return {
        pictures: bits.map((own) => ({
          step: { kind: 'bitmap', x: 0, y: 0, widthDots: 8, heightDots: 1, bits: own ?? new Uint8Array(1) },
          isCutOff: false,
        })),
        steps: [],
      }
    },
  }
  const dots = new DotsOnce(port)
  const drawn = [await dots.draw([image('a')], []), await dots.draw([image('bb'), image('a', 9)], [])]
  expect(drawn.flatMap(({ pictures }) => pictures.map(({ step }) => step.bits[0]))).toEqual([1, 2, 1])
  expect(asked).toEqual(['a', 'bb'])
})

test('pictures and commands of a label are asked for in one question', async () => {
  const asked: string[] = []
  const dot: BitmapStep = { kind: 'bitmap', x: 0, y: 0, widthDots: 8, heightDots: 1, bits: new Uint8Array(1) }
  const port: DotsPort = {
    async draw(_, { pictures, steps }) {
      asked.push(`${pictures.length} and ${steps.length}`)
      return { pictures: pictures.map(() => ({ step: dot, isCutOff: false })), steps: steps.map(() => dot) }
    },
  }
  const drawn = await new DotsOnce(port).draw([image('', 4)], [box(1, 7)])
  expect([asked, drawn.pictures[0]?.step.x, drawn.steps[0]?.x]).toEqual([['1 and 1'], 4, 7])
})
