import { describe, expect, test } from 'vitest'
import { createSoundboard, CUES, renderTones, type SoundContext, type Tone } from './sounds.ts'

const cues = Object.entries(CUES) as [keyof typeof CUES, readonly Tone[]][]

describe('cues', () => {
  test('each is told from every other by beats, length or direction, not by pitch alone', () => {
    const shapes = cues.map(([, tones]) => {
      const lengthMs = Math.max(...tones.map(({ startMs, durationMs }) => startMs + durationMs))
      const direction = Math.sign(tones.at(-1)!.hz - tones[0]!.hz)
      const beats = new Set(tones.map(({ startMs }) => startMs)).size
      return `${beats} beats, ${Math.round(lengthMs / 100)}, ${direction}`
    })
    expect(new Set(shapes).size).toBe(cues.length)
  })

  test('all pitches lie between 200 and 1800 Hz, below the beeps of scanners', () => {
    const pitches = cues.flatMap(([, tones]) => tones.map(({ hz }) => hz))
    expect(pitches.filter((hz) => hz < 200 || hz > 1800)).toEqual([])
  })

  test.each(cues)('%s never overdrives, and starts and ends in silence', (_, tones) => {
    const samples = renderTones(tones, 48_000)
    const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    expect({
      loud: peak > 0.2,
      overdriven: peak > 1,
      first: samples[0],
      last: Math.abs(samples.at(-1)!) < 0.05,
    }).toEqual({ loud: true, overdriven: false, first: 0, last: true })
  })
})

describe('createSoundboard', () => {
  test('a new cue cuts the one that plays; mute silences all but error', () => {
    const { context, log } = recordingContext()
    const board = createSoundboard(context)
    board.play('ok', { volume: 50, isMuted: false })
    board.play('warn', { volume: 50, isMuted: true })
    board.play('error', { volume: 100, isMuted: true })
    expect(log).toEqual([
      'resume',
      `start ${lengthOf('ok')} at 0.25`,
      'stop',
      'resume',
      `start ${lengthOf('error')} at 1`,
    ])
  })
})

function lengthOf(cue: keyof typeof CUES): number {
  return renderTones(CUES[cue], 48_000).length
}

function recordingContext() {
  const log: string[] = []
  const context = {
    sampleRate: 48_000,
    state: 'suspended',
    destination: {},
    resume: async () => void log.push('resume'),
    close: async () => undefined,
    createBuffer: (_channels: number, length: number) => ({ length, copyToChannel: () => undefined }),
    createGain: () => ({ gain: { value: 1 }, connect: () => undefined }),
    createBufferSource: () => {
      const source = {
        buffer: null as { length: number } | null,
        volume: { gain: { value: 0 } },
        connect: (gain: { gain: { value: number } }) => ((source.volume = gain), gain),
        start: () => log.push(`start ${source.buffer?.length} at ${source.volume.gain.value}`),
        stop: () => log.push('stop'),
      }
      return source
    },
  }
  return { context: context as unknown as SoundContext, log }
}
