/** The weather: each question can be passed over, and *rather not say* is an answer that leaves nothing. */
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import type { AnswerWords, CardWords } from './card-words.ts';
import { Said } from './said.tsx';
import type { CardSoFar } from './use-card.ts';

interface WeatherPartProps {
  readonly weather: NonNullable<CardWords['weather']>;
  readonly card: CardSoFar;
}

export function WeatherPart({ weather, card }: WeatherPartProps) {
  const { t } = useMessages();
  return (
    <Row
      as="section"
      className="family"
      margin={
        <>
          <h2>{t('card.weather')}</h2>
          <p>
            <Said of={weather.title} />
          </p>
          <p>{t('card.weatherSkip')}</p>
        </>
      }
    >
      {weather.questions.map(({ id, text }) => (
        <div key={id} className="weather" data-stop data-family="weather" data-question={id}>
          <p id={`weather-${id}`} className="weather-ask">
            <Said of={text} />
          </p>
          <RadioList
            labelledBy={`weather-${id}`}
            layout="row"
            chosen={chosenOf(weather.answers, card.answerOf(id))}
            onChoose={(band) => {
              const answer = weather.answers.find((one) => one.band === band);
              if (answer !== undefined) card.answer(id, answer.point);
            }}
            choices={weather.answers.map(({ band, label }) => ({ value: band, label: <Said of={label} /> }))}
          />
        </div>
      ))}
    </Row>
  );
}

function chosenOf(
  answers: readonly AnswerWords[],
  point: number | null | undefined,
): AnswerWords['band'] | null {
  return point === undefined ? null : (answers.find((one) => one.point === point)?.band ?? null);
}
