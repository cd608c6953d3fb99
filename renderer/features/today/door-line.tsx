/** Another way in: a name to press, and a line beside it. */
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';

export interface Door {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly onOpen: () => void;
  /** The line beside it is the writer's own: it is set in the face of the sheet, and runs its own way. */
  readonly own?: boolean;
  /** Of the words, where they may be in another language than the app. */
  readonly language?: string;
}

export function DoorLine({ title, about, onOpen, own = false, language }: Omit<Door, 'id'>) {
  const app = useMessages().language;
  return (
    <li className="door" lang={own ? undefined : (language ?? app)}>
      <Button look="word" onPress={onOpen}>
        <bdi>{title}</bdi>
      </Button>
      <p className={own ? 'door-own' : 'door-about'}>
        <bdi>{about}</bdi>
      </p>
    </li>
  );
}
