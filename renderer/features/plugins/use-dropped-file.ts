import { useEffect, useState } from 'react'

/** A file that is dropped anywhere on the window; true while one is held over it. */
export function useDroppedFile(isWanted: boolean, onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!isWanted) return undefined
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      // Without this the window would go to the file.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file === undefined) return
      event.preventDefault()
      onFile(file)
    }
    const abort = new AbortController()
    window.addEventListener('dragover', over, abort)
    window.addEventListener('dragleave', leave, abort)
    window.addEventListener('drop', drop, abort)
    return () => abort.abort()
  }, [isWanted, onFile])
  return isOver && isWanted
}
