/** A plan of twenty minutes. */
import type { SessionPlan } from '../session-plan.ts';

export const EXAMPLE_PLAN: SessionPlan = {
  title: 'What are we hearing?',
  date: '2027-03-18',
  place: 'Library',
  start: '14:50',
  minutes: 20,
  why: 'Let a shared theme shape one small change.',
  lastPromise: 'Agendas by Monday noon',
  heard: [{ label: 'Word and deed', band: '', lean: '' }],
  agreement: 'Everything is an invitation. You may pass.',
  blocks: [
    { start: '14:50', minutes: 2, title: 'Arrive', say: '', who: 'Host' },
    { start: '14:52', minutes: 4, title: 'The theme, read slowly', say: '', who: 'Host' },
    { start: '14:56', minutes: 8, title: 'In pairs', say: 'When did word and deed meet?', who: 'Timekeeper' },
    { start: '15:04', minutes: 4, title: 'One small change', say: '', who: 'Host' },
    { start: '15:08', minutes: 2, title: 'Close', say: '', who: 'All' },
  ],
  bring: 'timer, this page',
  stays: 'people and stories',
  leaves: 'the one change',
  after: { worked: '', thin: '', handOn: '' },
};
