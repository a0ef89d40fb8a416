export interface Tone {
  hz: number
  startMs: number
  durationMs: number
  wave: 'sine' | 'square'
  gain: number
}

/** Cues differ in number of beats and length as well as pitch, and stay below the beeps of scanners. */
export const CUES = {
  tick: [tone(1000, 0, 25, 0.25)],
  ok: [tone(660, 0, 60), tone(880, 60, 80)],
  done: [tone(523, 0, 80), tone(659, 80, 80), tone(784, 160, 80)],
  warn: [tone(440, 0, 120), tone(440, 180, 120)],
  error: [tone(220, 0, 350, 0.35, 'square'), tone(233, 0, 350, 0.35, 'square')],
  printer: [tone(587, 0, 100), tone(587, 200, 100), tone(587, 400, 100)],
  undo: [tone(880, 0, 80), tone(660, 80, 60)],
} as const satisfies Record<string, readonly Tone[]>

export type Cue = keyof typeof CUES

export interface Loudness {
  /** 0 to 100. */
  volume: number
  /** Silences all but `error`. */
  isMuted: boolean
}

export interface Soundboard extends Disposable {
  /** A new cue cuts the one that plays. */
  play(cue: Cue, loudness: Loudness): void
}

/** The parts of WebAudio that are used. */
export type SoundContext = Pick<
  AudioContext,
  'sampleRate' | 'state' | 'destination' | 'createBuffer' | 'createBufferSource' | 'createGain' | 'resume' | 'close'
>

export function createSoundboard(context: SoundContext): Soundboard {
  const buffers = new Map(Object.entries(CUES).map(([cue, tones]) => [cue, bufferOf(context, tones)]))
  let playing: AudioBufferSourceNode | null = null

  function play(cue: Cue, { volume, isMuted }: Loudness): void {
    playing?.stop()
    playing = null
    if (isMuted && cue !== 'error') return
    if (context.state === 'suspended') void context.resume()
    const source = context.createBufferSource()
    const gain = context.createGain()
    source.buffer = buffers.get(cue) ?? null
    gain.gain.value = (volume / 100) ** 2
    source.connect(gain).connect(context.destination)
    source.start()
    playing = source
  }

  return { play, [Symbol.dispose]: () => void context.close() }
}

/** Samples of a cue, with ramps of 4 ms so that it does not click. */
export function renderTones(tones: readonly Tone[], sampleRate: number): Float32Array<ArrayBuffer> {
  const endMs = Math.max(...tones.map(({ startMs, durationMs }) => startMs + durationMs))
  const samples = new Float32Array(Math.ceil((endMs / 1000) * sampleRate))
  for (const { hz, startMs, durationMs, wave, gain } of tones) {
    const start = Math.round((startMs / 1000) * sampleRate)
    const length = Math.round((durationMs / 1000) * sampleRate)
    const ramp = sampleRate * 0.004
    for (let index = 0; index < length && start + index < samples.length; index += 1) {
      const sine = Math.sin((2 * Math.PI * hz * index) / sampleRate)
      const edge = Math.min(1, index / ramp, (length - index) / ramp)
      samples[start + index]! += (wave === 'square' ? Math.sign(sine) : sine) * edge * gain
    }
  }
  return samples
}

function bufferOf(context: SoundContext, tones: readonly Tone[]): AudioBuffer {
  const samples = renderTones(tones, context.sampleRate)
  const buffer = context.createBuffer(1, samples.length, context.sampleRate)
  buffer.copyToChannel(samples, 0)
  return buffer
}

function tone(hz: number, startMs: number, durationMs: number, gain = 0.8, wave: Tone['wave'] = 'sine'): Tone {
  return { hz, startMs, durationMs, wave, gain }
}
