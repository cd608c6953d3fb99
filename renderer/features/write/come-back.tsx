/** When a page of two halves comes back to its writer: chosen by hand, and never a demand. */
import { dayOf } from '../../../shared/base/moment.ts';
import { dayAfter } from '../../../shared/programme/own-weeks.ts';
import { formatFullDay } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';

interface ComeBackProps {
  /** The moment the page was begun. */
  readonly made: string;
  /** The day it comes back; null while it does not. */
  readonly day: string | null;
  readonly onChoose: (day: string | null) => void;
  /** The second half is on the page already. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const CHOICES = { never: null, tomorrow: 1, days: 3, week: 7, fortnight: 14 } as const;
type Choice = keyof typeof CHOICES;

export function ComeBack({ made, day, onChoose, isOpen, onOpen }: ComeBackProps) {
  const { t, language } = useMessages();
  const start = dayOf(made);
  const names = Object.keys(CHOICES) as Choice[];
  const dayFor = (choice: Choice): string | null => {
    const days = CHOICES[choice];
    return days === null ? null : dayAfter(start, days);
  };
  return (
    <div className="come-back">
      <RadioList
        label={t('write.comeBack.label')}
        layout="row"
        choices={names.map((value) => ({ value, label: t(`write.comeBack.${value}`) }))}
        chosen={names.find((choice) => dayFor(choice) === day) ?? null}
        onChoose={(choice) => onChoose(dayFor(choice))}
      />
      {day === null ? null : (
        <p className="note">
          {t('write.comeBack.on', { day: formatFullDay(new Date(`${day}T12:00`), language) })}
        </p>
      )}
      {isOpen ? null : (
        <Button look="word" onPress={onOpen}>
          {t('write.comeBack.now')}
        </Button>
      )}
    </div>
  );
}
