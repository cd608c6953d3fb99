/** Plans from another leader that came by themselves: they are taken into a team only when somebody says into which. */
import { useMessages } from '../i18n/messages.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Notice } from '../ui/signs/band.tsx';
import type { Team } from '../vault/team-records.ts';
import type { HandedFile } from './handed-files.ts';

interface HandedOnPlansProps {
  readonly file: HandedFile;
  readonly teams: readonly Team[];
  readonly onTake: (team: string) => void;
  readonly onLeave: () => void;
}

export function HandedOnPlans({ file, teams, onTake, onLeave }: HandedOnPlansProps) {
  const { t } = useMessages();
  return (
    <Notice
      title={t('team.handOn.came')}
      role="status"
      acts={
        <>
          {teams.map(({ id, name }) => (
            <Button key={id} look="word" onPress={() => onTake(id)}>
              {t('team.handOn.takeInto', { team: name })}
            </Button>
          ))}
          <Button look="word" onPress={onLeave}>
            {t('app.cancel')}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{file.name}</bdi>: {t('team.handOn.cameAbout')}
      </p>
    </Notice>
  );
}
