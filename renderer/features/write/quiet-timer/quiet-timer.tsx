/**
 * A few quiet minutes before writing. No figures run and nothing moves; its end is said once, and heard only if that was asked for.
 * It ends by the clock, so that a sleeping computer does not stretch it.
 */
import { useEffect, useState } from 'react';
import { formatTime } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { Tick } from '../../../ui/controls/tick.tsx';
import { playTone } from './play-tone.ts';
import './quiet-timer.css';

const MINUTES = [2, 5, 10] as const;
/** How often the clock is looked at, in milliseconds. */
const LOOK = 500;

type State = { kind: 'closed' } | { kind: 'choosing' } | { kind: 'quiet'; until: number } | { kind: 'over' };

export function QuietTimer() {
  const { t, language } = useMessages();
  const [state, setState] = useState<State>({ kind: 'closed' });
  const [sound, setSound] = useState(false);

  useEffect(() => {
    if (state.kind !== 'quiet') return;
    const look = setInterval(() => {
      if (Date.now() < state.until) return;
      if (sound) playTone();
      setState({ kind: 'over' });
    }, LOOK);
    return () => clearInterval(look);
  }, [state, sound]);

  return (
    <section className="quiet" aria-label={t('quiet.title')}>
      {state.kind === 'closed' || state.kind === 'over' ? (
        <Button look="word" onPress={() => setState({ kind: 'choosing' })}>
          {t('quiet.title')}
        </Button>
      ) : null}
      {state.kind === 'choosing' ? (
        <>
          <h2 className="strong">{t('quiet.how')}</h2>
          <div className="quiet-lengths">
            {MINUTES.map((minutes) => (
              <Button
                key={minutes}
                look="word"
                onPress={() => setState({ kind: 'quiet', until: Date.now() + minutes * 60_000 })}
              >
                {t('quiet.minutes', { count: minutes })}
              </Button>
            ))}
          </div>
          <Tick label={t('quiet.sound')} isChosen={sound} onChange={setSound} />
          <Button look="quiet" onPress={() => setState({ kind: 'closed' })}>
            {t('app.cancel')}
          </Button>
        </>
      ) : null}
      {state.kind === 'quiet' ? (
        <Button look="quiet" onPress={() => setState({ kind: 'closed' })}>
          {t('quiet.stop')}
        </Button>
      ) : null}
      <p role="status">
        {state.kind === 'quiet'
          ? t('quiet.until', { time: formatTime(new Date(state.until), language) })
          : null}
        {state.kind === 'over' ? t('quiet.over') : null}
      </p>
    </section>
  );
}
