import type { CodeElement, CodeReading } from '../../../main/records/scan-records.ts'
import { codeText } from '../../components/texts.ts'
import styles from './code-readings.module.css'

/** What the standards say of a code: names and values, and what is wrong with them. */
export function CodeReadings({ readings }: { readings: readonly CodeReading[] }) {
  const shown = readings.filter(({ standard }) => standard !== 'command' && standard !== 'printer')
  if (shown.length === 0) return null
  return (
    <section className={styles['readings']} aria-label="What the code says" data-testid="code-readings">
      {shown.map((reading) => (
        <Reading key={reading.title} reading={reading} />
      ))}
    </section>
  )
}

function Reading({ reading: { title, elements, problems, notes } }: { reading: CodeReading }) {
  return (
    <div className={styles['reading']}>
      <h3 className={styles['title']}>{title}</h3>
      <dl className={styles['elements']}>
        {elements.map((element, place) => (
          <Element key={`${place} ${element.id}`} element={element} />
        ))}
      </dl>
      <Problems problems={problems} />
      <Notes notes={notes} />
    </div>
  )
}

function Element({ element: { id, name, value, raw, problems, notes } }: { element: CodeElement }) {
  return (
    <div className={styles['element']} data-faulty={problems.length > 0}>
      <dt>
        {name} {id !== '' && <span className={styles['id']}>{id}</span>}
      </dt>
      <dd title={codeText(raw)}>
        <span className="code">{codeText(value)}</span>
        <Problems problems={problems} />
        <Notes notes={notes} />
      </dd>
    </div>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className={styles['note']}>
      {note}
    </p>
  ))
}

function Problems({ problems }: { problems: readonly string[] }) {
  return problems.map((problem) => (
    <p key={problem} className={styles['problem']}>
      <span aria-hidden="true">⚠ </span>
      {problem}
    </p>
  ))
}
