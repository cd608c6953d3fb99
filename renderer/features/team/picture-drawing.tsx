/**
 * The picture as a drawing: broad bands like an old paperback, one for each word that may be said, and a real list in each. Bands
 * differ in size, weight, ground and word, so grey print and a screen reader lose nothing. There is no number and no order in it.
 */
import { useId, type ReactNode } from 'react';
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf, type Wording } from '../../../shared/programme/translate.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import { pulseOf } from '../../../shared/team/round-book.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { LeanSign, WeatherSign } from '../../ui/signs/lean-sign.tsx';
import { LEAN_SHAPES } from './lean-shapes.ts';
import './picture.css';
import './picture-print.css';

const WEATHER_SHAPES = { 'mostly-low': 'low', mixed: 'mixed', 'mostly-high': 'high' } as const;
/** The widest band first; between five and nine people there is one, *named*. */
const BANDS = ['most', 'some', 'named'] as const;
type Theme = Picture['themes'][number];

interface PictureDrawingProps {
  readonly picture: Picture;
  readonly pack: Pack;
  readonly arc: string;
  /** What can be done with a theme, at the end of its line. */
  readonly actsOf?: (theme: Theme, label: string) => ReactNode;
}

export function PictureDrawing({ picture, pack, arc, actsOf }: PictureDrawingProps) {
  const { t, language } = useMessages();
  const read = textOf(pack, language);
  return (
    <>
      {picture.kind === 'nothing' ? (
        <Row className="picture-other">
          <p className="serif">{t('team.picture.nothing')}</p>
          <p className="note">{t('team.picture.nothingAbout')}</p>
        </Row>
      ) : null}
      {BANDS.map((band) => (
        <PictureBand
          key={band}
          name={band}
          about={t(`team.band.${band}About`)}
          title={t(`team.band.${band}`)}
        >
          {picture.themes
            .filter((theme) => theme.band === band)
            .map((theme) => (
              <li className="picture-theme" key={theme.id}>
                <div>
                  <h3>
                    <Said of={read(`themes.${theme.id}.label`)} />
                  </h3>
                  <p>
                    <Said of={read(`themes.${theme.id}.definition`)} />
                  </p>
                </div>
                <p className="picture-lean">
                  {theme.lean === null ? null : (
                    <>
                      <LeanSign lean={LEAN_SHAPES[theme.lean]} />
                      <span>{t(`team.lean.${theme.lean}`)}</span>
                    </>
                  )}
                </p>
                {actsOf?.(theme, read(`themes.${theme.id}.label`)?.text ?? theme.id)}
              </li>
            ))}
        </PictureBand>
      ))}
      <PictureBand name="families" title={t('team.band.families')} about={t('team.band.familiesAbout')}>
        {picture.families.map(({ id }) => (
          <li className="picture-theme" key={id}>
            <h3>
              <Said of={read(`families.${id}.label`)} />
            </h3>
          </li>
        ))}
      </PictureBand>
      <Row as="section" className="picture-other">
        <p className="serif picture-other-words">{t('team.picture.other')}</p>
        <p className="note">{t('team.picture.otherAbout')}</p>
      </Row>
      <Weather picture={picture} pack={pack} arc={arc} />
    </>
  );
}

interface PictureBandProps {
  readonly name: (typeof BANDS)[number] | 'families';
  readonly title: string;
  readonly about: string;
  readonly children: readonly ReactNode[];
}

/** Nothing at all where the band has no line. */
function PictureBand({ name, title, about, children }: PictureBandProps) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <section className={`row picture-band picture-${name}`} aria-labelledby={id}>
      <div className="row-margin">
        <h2 id={id}>{title}</h2>
        <p>{about}</p>
      </div>
      <ul className="row-sheet">{children}</ul>
    </section>
  );
}

function Weather({ picture, pack, arc }: Omit<PictureDrawingProps, 'actsOf'>) {
  const { t, language } = useMessages();
  const id = useId();
  const read = textOf(pack, language);
  const pulse = pulseOf(pack, arc);
  if (pulse === null || picture.weather.length === 0) return null;
  return (
    <section className="row picture-weather" aria-labelledby={id}>
      <div className="row-margin">
        <h2 id={id} className="strong">
          {t('team.picture.weather')}
        </h2>
        <p>{t('team.picture.weatherAbout')}</p>
      </div>
      <ul className="row-sheet">
        {picture.weather.map((line) => (
          <li key={line.id}>
            <p>
              <Said of={read(`pulses.${pulse.id}.items.${line.id}.text`)} />
            </p>
            <p className="picture-lean">
              <WeatherSign weather={WEATHER_SHAPES[line.band]} />
              <span>{t(`team.weather.${line.band}`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A string of the pack, in the language that it has. */
function Said({ of }: { readonly of: Wording | null }) {
  return of === null ? null : (
    <span lang={of.language} dir={of.direction}>
      {of.text}
    </span>
  );
}
