/**
 * The theme card on paper: one page with the same themes, leans and weather, to be ticked with a pen, folded and shuffled in a
 * box. It has no line for a name. Hidden on the screen, and alone on the paper.
 */
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { printPage, savePage } from '../../desktop/print-page.ts';
import { LEANS } from '../../../shared/themes/codebook.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { LeanSign } from '../../ui/signs/lean-sign.tsx';
import { themesOf, type CardWords } from './card-words.ts';
import { Said } from './said.tsx';
import './paper-card.css';

type Paper = 'a4' | 'letter';
type Done = 'saved' | 'failed' | null;

export function PaperCard({ words }: { readonly words: CardWords }) {
  const { t } = useMessages();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>(null);

  const run = async (work: () => Promise<Done>): Promise<void> => {
    setBusy(true);
    setDone(null);
    setDone(await work().catch(() => 'failed' as const));
    setBusy(false);
  };
  const save = async (paper: Paper): Promise<Done> => {
    const saved = await savePage(paper, t('paper.fileName'), t('card.name'));
    if (saved.ok) return 'saved';
    return saved.problem === 'cancelled' ? null : 'failed';
  };
  const print = async (): Promise<Done> => {
    const printed = await printPage('as-styled', t('card.name'));
    return printed.ok || printed.problem === 'cancelled' ? null : 'failed';
  };
  return (
    <section className="paper-card">
      <h2 className="lead">{t('paper.title')}</h2>
      <p>{t('paper.about')}</p>
      <div className="saved-acts">
        <Button look="line" isDisabled={isBusy} onPress={() => void run(() => save('a4'))}>
          {t('paper.saveA4')}
        </Button>
        <Button look="line" isDisabled={isBusy} onPress={() => void run(() => save('letter'))}>
          {t('paper.saveLetter')}
        </Button>
        <Button look="word" isDisabled={isBusy} onPress={() => void run(print)}>
          {t('paper.print')}
        </Button>
      </div>
      <p role="status" className="note">
        {done === null ? '' : t(`paper.${done}`)}
      </p>
      {createPortal(<PrintedCard words={words} />, document.body)}
    </section>
  );
}

function PrintedCard({ words }: { readonly words: CardWords }) {
  const { t, language } = useMessages();
  const themes = themesOf(words);
  const numberOf = (id: string): string =>
    formatNumber(themes.findIndex((theme) => theme.id === id) + 1, language);
  return (
    <article className="printed-card">
      <header>
        <h1>{t('card.title')}</h1>
        <p>{t('paper.how')}</p>
        <ul className="printed-leans">
          {LEANS.map((lean) => (
            <li key={lean}>
              <LeanSign lean={lean} /> {t(`card.lean.${lean}`)}
            </li>
          ))}
        </ul>
      </header>
      <div className="printed-families">
        {words.families.map((family) => (
          <section key={family.id}>
            <h2>
              <Said of={family.label} />
            </h2>
            <ul>
              {family.themes.map((theme) => (
                <li key={theme.id}>
                  <span className="printed-number">{numberOf(theme.id)}</span>
                  <span className="printed-box" />
                  <span>
                    <b>
                      <Said of={theme.label} />
                    </b>{' '}
                    <span className="printed-means">
                      <Said of={theme.definition} />
                    </span>
                  </span>
                  <span className="printed-lean-boxes">
                    {LEANS.map((lean) => (
                      <span key={lean}>
                        <LeanSign lean={lean} />
                        <span className="printed-box" />
                      </span>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {words.weather === null ? null : (
        <section className="printed-weather">
          <h2>{t('card.weather')}</h2>
          <p className="printed-means">{t('card.weatherSkip')}</p>
          <ul>
            {words.weather.questions.map(({ id, text }) => (
              <li key={id}>
                <Said of={text} />
                <span className="printed-answers">
                  {words.weather?.answers.map(({ band, label }) => (
                    <span key={band}>
                      <span className="printed-box" /> <Said of={label} />
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer>{t('paper.foot')}</footer>
    </article>
  );
}
