import { CI_NAMES, FEATURES, LICENCE_NAMES, MIXIN_NAMES } from './choices.ts'
import type { Choices } from './choices.ts'
import { nameProblem } from './names.ts'

interface Question {
  key: keyof Choices
  text: string
  /** What is wrong with an answer, or null. */
  problem: (answer: string) => string | null
  /** The words to choose from; several where the default is a list. */
  words?: readonly string[]
  /** Left out where it does not apply. */
  isFor?: (choices: Choices) => boolean
}

const something = (answer: string): string | null => (answer.trim() === '' ? 'This cannot be empty.' : null)
const oneOf = (words: readonly string[]) => (answer: string) =>
  words.includes(answer) ? null : `Write one of: ${words.join(', ')}`
const someOf = (words: readonly string[]) => (answer: string) => {
  const unknown = listed(answer).filter((word) => !words.includes(word))
  return unknown.length === 0 ? null : `Not known: ${unknown.join(', ')}. Write some of: ${words.join(', ')}`
}
const YES_NO = ['yes', 'no']
const webOrNothing = (answer: string): string | null =>
  answer === '' || /^https?:\/\/\S+$/.test(answer) ? null : 'Write an address that begins with https://, or nothing.'
const mailOrNothing = (answer: string): string | null =>
  answer === '' || /^[^\s@<>]+@[^\s@<>]+$/.test(answer) ? null : 'Write a mail address, or nothing.'

/** In the order in which they are asked. */
const QUESTIONS: readonly Question[] = [
  { key: 'title', text: 'Name of the plugin', problem: nameProblem },
  { key: 'description', text: 'What it is for', problem: something },
  { key: 'author', text: 'Your name', problem: something },
  { key: 'email', text: 'Your mail address', problem: mailOrNothing },
  { key: 'website', text: 'Address of the project', problem: webOrNothing },
  { key: 'licence', text: 'Licence', problem: oneOf(LICENCE_NAMES), words: LICENCE_NAMES },
  { key: 'mixins', text: 'What it can do', problem: someOf(MIXIN_NAMES), words: MIXIN_NAMES },
  {
    key: 'features',
    text: 'Parts in the window',
    problem: someOf(FEATURES),
    words: FEATURES,
    isFor: ({ mixins }) => mixins.includes('UserInterface'),
  },
  {
    key: 'isTranslated',
    text: 'Texts in several languages',
    problem: oneOf(YES_NO),
    words: YES_NO,
    isFor: ({ mixins }) => mixins.includes('UserInterface'),
  },
  { key: 'hasGit', text: 'Begin a git repository', problem: oneOf(YES_NO), words: YES_NO },
  { key: 'ci', text: 'CI', problem: oneOf(CI_NAMES), words: CI_NAMES, isFor: ({ hasGit }) => hasGit },
]

/** Asks everything, each with its default; an answer that will not do is asked for again. */
export async function askAll(
  defaults: Choices,
  ask: (question: string) => Promise<string>,
  say: (text: string) => void,
): Promise<Choices> {
  let choices = defaults
  for (const question of QUESTIONS) {
    if (question.isFor?.(choices) === false) continue
    choices = { ...choices, [question.key]: await askOne(question, choices[question.key], ask, say) }
  }
  return choices
}

async function askOne(
  { text, words, problem }: Question,
  usual: Choices[keyof Choices],
  ask: (question: string) => Promise<string>,
  say: (text: string) => void,
): Promise<unknown> {
  if (words !== undefined) say(`  ${words.join(', ')}`)
  const shown = textOf(usual)
  for (;;) {
    const given = (await ask(`${text}${shown === '' ? '' : ` (${shown})`}: `)).trim()
    const answer = given === '' ? shown : given === '-' ? '' : given
    const wrong = problem(answer)
    if (wrong === null) return valueOf(answer, usual)
    say(wrong)
  }
}

function textOf(value: Choices[keyof Choices]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : value.join(', ')
}

function valueOf(answer: string, usual: Choices[keyof Choices]): unknown {
  if (typeof usual === 'boolean') return answer === 'yes'
  return typeof usual === 'string' ? answer : listed(answer)
}

const listed = (answer: string): string[] => [...new Set(answer.split(/[\s,]+/).filter((word) => word !== ''))]
