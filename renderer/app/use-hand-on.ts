/** *Hand on*: plans and after-notes into a file for the next leader, and out of one. Never a card, never a picture. */
import { useState } from 'react';
import { ownBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { dayOf, localMoment } from '../../shared/base/moment.ts';
import { HAND_ON_BYTES, MOST_PLANS, readHandOn, writeHandOn } from '../../shared/team/hand-on.ts';
import { callDesktop } from '../desktop/desktop.ts';
import { useMessages } from '../i18n/messages.tsx';
import type { KeptPlan } from '../vault/team-records.ts';
import type { TeamStore } from '../vault/team-store.ts';

export interface HandOn {
  /** What the last of the two came to, in words; empty before. */
  readonly said: string;
  save(plans: readonly KeptPlan[]): Promise<void>;
  take(team: string): Promise<void>;
  /** The same for a bundle that came in by itself. */
  bring(team: string, bytes: Uint8Array): Promise<void>;
}

export function useHandOn(store: TeamStore): HandOn {
  const { t } = useMessages();
  const [said, setSaid] = useState('');
  const bring = async (team: string, bytes: Uint8Array): Promise<void> => {
    const read = readHandOn(ownBytes(bytes));
    if (!read.ok) return setSaid(t('team.handOn.refused'));
    for (const [turn, plan] of read.value.entries()) {
      const kept = await store.keepPlan({
        version: 1,
        kind: 'plan',
        id: newId(),
        team,
        keptOn: dayOf(localMoment(new Date())),
        turn,
        handedOn: true,
        promise: null,
        plan,
      });
      if (!kept.ok) return setSaid(t('team.handOn.notKept'));
    }
    return setSaid(t('team.handOn.taken', { count: read.value.length }));
  };
  return {
    said,
    bring,
    save: async (plans) => {
      const content = writeHandOn(plans.slice(-MOST_PLANS).map(({ plan }) => plan));
      const saved = await callDesktop('saveFile', {
        kind: 'hand-on',
        name: t('team.fileName.handOn'),
        content,
      });
      if (saved.ok) setSaid(t('team.handOn.saved'));
      else if (saved.problem !== 'cancelled') setSaid(t('team.handOn.notSaved'));
    },
    take: async (team) => {
      const [file] = await callDesktop('takeFiles', { kinds: ['hand-on'], several: false });
      if (file === undefined) return;
      if (file.state !== 'read' || file.bytes.length > HAND_ON_BYTES) setSaid(t('team.handOn.refused'));
      else await bring(team, file.bytes);
    },
  };
}
