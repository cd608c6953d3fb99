/** The pages for any day, to choose from. They stand in the order of the programme and can be written as often as one likes. */
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DoorLine, type Door } from './door-line.tsx';

interface AnotherPromptProps {
  readonly doors: readonly Door[];
  readonly onBack: () => void;
}

export function AnotherPrompt({ doors, onBack }: AnotherPromptProps) {
  const { t } = useMessages();
  return (
    <Row as="section" className="today-first today-another">
      <ArrivingHeading look="title">{t('today.anotherTitle')}</ArrivingHeading>
      <ul>
        {doors.map((door) => (
          <DoorLine key={door.id} {...door} />
        ))}
      </ul>
      <Button look="word" onPress={onBack}>
        {t('app.back')}
      </Button>
    </Row>
  );
}
