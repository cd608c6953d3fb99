/** The pages for any day, to choose from. They stand in the order of the programme and can be written as often as one likes. */
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DoorLine, type Door } from './door-line.tsx';

interface AnotherPromptProps {
  readonly doors: readonly Door[];
  readonly onBack: () => void;
}

export function AnotherPrompt({ doors, onBack }: AnotherPromptProps) {
  const { t } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Row as="section" className="today-first today-another">
      <h1 className="title" ref={heading} tabIndex={-1}>
        {t('today.anotherTitle')}
      </h1>
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
