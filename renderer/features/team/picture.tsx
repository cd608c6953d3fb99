/**
 * The picture of a round on the screen: what the team is living with, in words of size and not in numbers; up to three themes
 * are taken to a plan. Two pictures are never shown side by side.
 */
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { Pack } from '../../../shared/programme/pack.ts';
import { textOf } from '../../../shared/programme/translate.ts';
import type { Picture } from '../../../shared/team/picture.ts';
import { MOST_HEARD } from '../../../shared/team/plan-budget.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { dayOnPaper } from './day-on-paper.ts';
import { PaperActs } from './paper-acts.tsx';
import { PictureDrawing } from './picture-drawing.tsx';
import './team.css';

interface PicturePageProps {
  readonly picture: Picture;
  readonly pack: Pack;
  readonly arc: string;
  /** YYYY-MM-DD; empty where the round had no day. */
  readonly closes: string;
  readonly team: string;
  /** The themes that were chosen for the plan, by id, in the order of the picture. */
  readonly onPlan: (themes: readonly string[]) => void;
  readonly onBack: () => void;
}

export function PicturePage(props: PicturePageProps) {
  const { picture, pack, arc, onPlan, onBack } = props;
  const { t } = useMessages();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const isFull = chosen.length >= MOST_HEARD;
  const choose = (id: string, isChosen: boolean): void => {
    const after = picture.themes.filter((one) => (one.id === id ? isChosen : chosen.includes(one.id)));
    setChosen(after.map((one) => one.id));
  };
  return (
    <>
      <Row className="picture-first" margin={<PictureOrigin {...props} />}>
        <div className="picture-top">
          <PictureTruth picture={picture} />
          <div className="team-acts">
            <Button onPress={() => onPlan(chosen)}>{t('team.picture.plan')}</Button>
            <Button look="word" onPress={onBack}>
              {t('app.back')}
            </Button>
          </div>
        </div>
        {picture.themes.length === 0 ? null : (
          <p className="note" role="status">
            {isFull ? t('team.picture.full') : t('team.picture.choose')}
          </p>
        )}
      </Row>
      <PictureDrawing
        picture={picture}
        pack={pack}
        arc={arc}
        // eslint-disable-next-line react/no-unstable-nested-components -- called as a function at the end of a line, never mounted
        actsOf={(theme, label) => (
          <Tick
            label={t('team.picture.take')}
            said={`${label}: ${t('team.picture.take')}`}
            isChosen={chosen.includes(theme.id)}
            isDisabled={isFull && !chosen.includes(theme.id)}
            onChange={(isChosen) => choose(theme.id, isChosen)}
          />
        )}
      />
      <Row className="team-part">
        <PaperActs
          look="line"
          name={t('team.fileName.picture')}
          title={`${t('team.picture.title')} – ${props.team}`}
        />
      </Row>
      {createPortal(
        <section className={`printed-page printed-picture printed-picture-${roomOf(picture)}`}>
          <Row className="picture-first" margin={<PictureOrigin {...props} />}>
            <PictureTruth picture={picture} />
          </Row>
          <PictureDrawing picture={picture} pack={pack} arc={arc} />
        </section>,
        document.body,
      )}
    </>
  );
}

/** How large a sheet for the wall can be set, so that it stays one sheet. */
function roomOf({ themes, families, weather }: Picture): 'airy' | 'usual' | 'full' {
  const lines = themes.length + families.length + weather.length;
  if (lines <= 4) return 'airy';
  return lines <= 8 ? 'usual' : 'full';
}

function PictureOrigin({ team, pack, arc, closes }: PicturePageProps) {
  const { language } = useMessages();
  const title = textOf(pack, language)(`arcs.${arc}.title`);
  return (
    <p>
      <strong>
        <bdi>{team}</bdi>
      </strong>
      <br />
      <span lang={title?.language} dir={title?.direction}>
        {title?.text}
      </span>
      <br />
      {dayOnPaper(closes, language)}
    </p>
  );
}

function PictureTruth({ picture }: Pick<PicturePageProps, 'picture'>) {
  const { t } = useMessages();
  return (
    <div>
      <h1 className="title">{t('team.picture.title')}</h1>
      <p>
        {t(`team.picture.trust.${picture.trust}`)}{' '}
        {picture.keepers === 'one-keeper' ? t('team.mode.one-keeperTruth') : null}
      </p>
    </div>
  );
}
