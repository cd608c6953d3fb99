/**
 * Everything that leaves, in words, before it leaves; each line can be taken out. Nothing is a choice like the other: it is
 * as large as any card, and says so. What the file cannot hide is said beside what is not in it.
 */
import { MOST_PEOPLE } from '../../vault/team-records.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { AmountField } from '../../ui/controls/amount-field.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { CareSign } from '../../ui/signs/icons.tsx';
import { LeanSign } from '../../ui/signs/lean-sign.tsx';
import { answerFor, themesOf, type CardWords } from './card-words.ts';
import { wouldFewChoose } from './points-at-you.ts';
import { Said } from './said.tsx';
import type { CardSoFar } from './use-card.ts';

interface ReviewProps {
  readonly words: CardWords;
  readonly card: CardSoFar;
  readonly people: number | null;
  readonly oneKeeper: boolean;
  readonly isLater: boolean;
  readonly isSaving: boolean;
  readonly onPeople: (people: number | null) => void;
  readonly onSave: () => void;
  readonly onSaveNothing: () => void;
  readonly onBack: () => void;
}

export function Review(props: ReviewProps) {
  const { words, card, people, oneKeeper, isLater, isSaving, onPeople, onSave, onSaveNothing, onBack } =
    props;
  const { t } = useMessages();
  const all = themesOf(words);
  const chosen = all.filter(({ id }) => card.leanOf(id) !== null);
  const few = chosen.filter(({ id }) => wouldFewChoose(people, all.length, card.leanOf(id) ?? 'question'));
  const answered = words.weather !== null && card.choice.weather.length > 0 ? words.weather : null;
  const isEmpty = chosen.length === 0 && answered === null;
  return (
    <Row as="section" className="review" margin={<strong>{t('card.reviewName')}</strong>}>
      <ArrivingHeading level={2} look="title" comesToTop>
        {t(isEmpty ? 'card.nothingLeaves' : 'card.leaves')}
      </ArrivingHeading>
      {isEmpty ? <p className="serif">{t('card.nothingLeavesAbout')}</p> : null}
      <ul className="leaves">
        {chosen.map((theme) => (
          <li key={theme.id}>
            <LeanSign lean={card.leanOf(theme.id) ?? 'question'} />
            <span>
              <Said of={theme.label} />
              {t('card.comma')} {t(`card.lean.${card.leanOf(theme.id) ?? 'question'}`)}
            </span>
            <Button
              look="quiet"
              label={t('card.removeTheme', { theme: theme.label.text })}
              onPress={() => card.tick(theme.id, false)}
            >
              {t('card.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {answered === null ? null : (
        <div className="leaves-weather">
          <h3 className="strong">{t('card.weather')}</h3>
          <Button look="quiet" label={t('card.removeWeather')} onPress={card.removeWeather}>
            {t('card.remove')}
          </Button>
          <ul>
            {answered.questions.map(({ id, text }) => {
              const answer = answerFor(words, card.choice, id);
              return (
                <li key={id}>
                  <span>
                    <Said of={text} />
                  </span>
                  <b>{answer === null ? t('card.skipped') : <Said of={answer.label} />}</b>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {few.length === 0 ? null : (
        <div className="points">
          <CareSign />
          <div>
            <p className="strong">{t('card.pointsAsk')}</p>
            <p>{t('card.pointsAbout', { themes: few.map(({ label }) => label.text) })}</p>
            <AmountField
              label={t('card.people')}
              hint={t('card.peopleHint')}
              value={people ?? undefined}
              onChange={(value) =>
                onPeople(value !== undefined && value >= 2 && value <= MOST_PEOPLE ? value : null)
              }
              from={2}
              to={MOST_PEOPLE}
            />
          </div>
        </div>
      )}
      <div className="review-two">
        <div>
          <h3 className="strong">{t('card.notIn')}</h3>
          <p>{t('card.notInAbout')}</p>
          <p>{t(isLater ? 'card.goesLater' : 'card.goes')}</p>
        </div>
        <div>
          <h3 className="strong">{t('card.cannotHide')}</h3>
          <p>{t('card.cannotHideAbout')}</p>
          <p>{t(oneKeeper ? 'card.oneKeeper' : 'card.twoKeepers')}</p>
        </div>
      </div>
      <div className="review-acts">
        {isEmpty ? null : (
          <Button onPress={onSave} isDisabled={isSaving}>
            {t('card.save')}
          </Button>
        )}
        <Button look={isEmpty ? 'filled' : 'line'} onPress={onSaveNothing} isDisabled={isSaving}>
          {t('card.saveNothing')}
        </Button>
        <Button look="word" onPress={onBack}>
          {t('card.goOn')}
        </Button>
      </div>
    </Row>
  );
}
