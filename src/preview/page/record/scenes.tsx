import { useState } from 'react';

import { SCENES, type Locale, type RecordName, type SceneName } from '../../link/protocol.ts';
import { postJson } from '../call-server.ts';
import { wordsFor } from '../words.ts';

interface ScenesProps {
  readonly locale: Locale;
  readonly onOpen: (record: Pick<RecordName, 'type' | 'id'>) => void;
  readonly onProblem: (message: string) => void;
}

/** Plays a situation into the portal, with records of its own, and opens the one to look at. */
export function Scenes({ locale, onOpen, onProblem }: ScenesProps) {
  const words = wordsFor(locale);
  const [scene, choose] = useState<SceneName>('newcomer');
  const play = () => {
    postJson<Pick<RecordName, 'type' | 'id'>>('/preview/scene', { name: scene }).then(
      onOpen,
      (error: unknown) => onProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <section className="pv-happenings" aria-label={words.scene}>
      <label>
        {words.scene}
        <select
          className="pv-scene"
          value={scene}
          onChange={(event) => choose(event.target.value as SceneName)}
        >
          {SCENES.map((name) => (
            <option key={name} value={name}>
              {words.scenes[name]}
            </option>
          ))}
        </select>
      </label>
      <div>
        <button type="button" className="pv-button is-sm" data-testid="play-scene" onClick={play}>
          {words.play}
        </button>
      </div>
    </section>
  );
}
