/** Every result has a word, a shape, a fill and a sound, each enough alone. */
export const RESULTS = {
  captured: { word: 'Reading', shape: 'ring', fill: null, text: null, cue: null },
  accepted: { word: 'OK', shape: 'tick', fill: '#00805F', text: '#FFFFFF', cue: 'ok' },
  finished: { word: 'DONE', shape: 'two ticks', fill: '#00805F', text: '#FFFFFF', cue: 'done' },
  question: { word: 'CHECK', shape: 'triangle', fill: '#FFC845', text: '#16191D', cue: 'warn' },
  rejected: { word: 'STOP', shape: 'octagon', fill: '#B5230F', text: '#FFFFFF', cue: 'error' },
  information: { word: 'INFO', shape: 'square', fill: '#1F3A93', text: '#FFFFFF', cue: null },
  idle: { word: 'Off', shape: 'circle', fill: '#5B6168', text: '#FFFFFF', cue: null },
  simulated: { word: 'SIM', shape: 'hatching', fill: '#7A3E8E', text: '#FFFFFF', cue: null },
} as const

export type ResultKind = keyof typeof RESULTS
