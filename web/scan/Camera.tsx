import { IconBulb } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '../language.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { readCode } from './reader.ts'
import styles from './Scanner.module.css'

type State = 'starts' | 'looks' | 'refused' | 'none'

/** What the camera at the back sees, in a frame; it is let go as soon as the page is left. */
export function Camera({ onRead }: { readonly onRead: (text: string) => void }) {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<State>('starts')
  const [track, setTrack] = useState<MediaStreamTrack | null>(null)
  const [turn, setTurn] = useState(0)
  const read = useRef(onRead)
  read.current = onRead

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn looks again
  useEffect(() => {
    const end = new AbortController()
    void look(video, end.signal, { onState: setState, onTrack: setTrack }).then((text) => {
      if (text !== null) read.current(text)
      if (text !== null) setState('none')
    })
    return () => end.abort()
  }, [turn])

  return (
    <>
      <div className={styles.camera} data-state={state}>
        <video ref={video} className={styles.seen} playsInline muted aria-label={say('scan.seen')} />
        <span className={styles.frame} />
        {track && canShine(track) && <Light track={track} />}
      </div>
      <div className={styles.below}>
        {state === 'refused' && <p role="status">{say('scan.refused')}</p>}
        {state === 'none' && (
          <Button kind="primary" onClick={() => setTurn(turn + 1)}>
            {say('scan.again')}
          </Button>
        )}
      </div>
    </>
  )
}

function Light({ track }: { readonly track: MediaStreamTrack }) {
  const say = useSay()
  const [isOn, setOn] = useState(false)
  const turn = async () => {
    // Browsers that know it take it; the type does not name it.
    const light: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: !isOn }
    await track.applyConstraints({ advanced: [light] }).then(
      () => setOn(!isOn),
      () => undefined,
    )
  }
  return (
    <IconButton
      icon={IconBulb}
      size={24}
      className={styles.light}
      label={say('scan.light')}
      aria-pressed={isOn}
      onClick={() => void turn()}
    />
  )
}

interface Told {
  readonly onState: (state: State) => void
  readonly onTrack: (track: MediaStreamTrack | null) => void
}

async function look(video: { readonly current: HTMLVideoElement | null }, signal: AbortSignal, told: Told) {
  const wish = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false }
  const stream = await navigator.mediaDevices.getUserMedia(wish).catch(() => null)
  if (!stream) {
    if (!signal.aborted) told.onState('refused')
    return null
  }
  const letGo = () => {
    for (const one of stream.getTracks()) one.stop()
    told.onTrack(null)
  }
  if (signal.aborted || !video.current) {
    letGo()
    return null
  }
  video.current.srcObject = stream
  void video.current.play().catch(() => undefined)
  told.onTrack(stream.getVideoTracks()[0] ?? null)
  told.onState('looks')
  try {
    return await readCode(video.current, signal)
  } finally {
    letGo()
  }
}

function canShine(track: MediaStreamTrack): boolean {
  return 'getCapabilities' in track && 'torch' in track.getCapabilities()
}
