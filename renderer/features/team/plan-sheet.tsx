/**
 * The session plan as a page that could hang on a wall: the question, what the team is living with, a timetable with clock
 * times, and room for after-notes. The same page is edited on the screen and printed; only what stands in its lines differs.
 */
import type { ReactNode } from 'react';
import type { KeptPlan } from '../../vault/team-records.ts';
import { isFullPage, isFullTimetable, type SessionPlan } from '../../../shared/team/session-plan.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { LEAN_BANDS, LEAN_SHAPES } from './lean-shapes.ts';
import { LeanSign } from '../../ui/signs/lean-sign.tsx';
import './plan.css';
import './plan-print.css';

export type LineName =
  | 'title'
  | 'place'
  | 'why'
  | 'lastPromise'
  | 'agreement'
  | 'bring'
  | 'stays'
  | 'leaves'
  | `heard.${number}`
  | `blocks.${number}.${'title' | 'say' | 'who'}`
  | `after.${'worked' | 'thin' | 'handOn'}`;

/** What stands in the lines of the page: words on paper, fields on the screen. */
export interface PlanParts {
  line(name: LineName, label: string, text: string): ReactNode;
  /** Day, start, place and length. */
  readonly when: ReactNode;
  minutes(at: number, minutes: number): ReactNode;
  readonly promise: ReactNode;
  /** A page on paper has its question as its heading; on the screen the question is a field under one. */
  readonly isPaper: boolean;
  /** Large print: the timetable has the second page for itself and the after-notes. */
  readonly isLarge?: boolean;
}

interface PlanSheetProps {
  readonly plan: SessionPlan;
  readonly parts: PlanParts;
}

export function PlanSheet({ plan, parts }: PlanSheetProps) {
  const { t } = useMessages();
  const { line } = parts;
  const Heading = parts.isPaper ? 'h1' : 'div';
  const notes = ['worked', 'thin', 'handOn'] as const;
  const timetable = <Timetable plan={plan} parts={parts} />;
  const closing = (
    <div>
      {(['bring', 'stays', 'leaves'] as const).map((name) => (
        <PlanRow key={name} label={t(`team.plan.${name}`)}>
          {line(name, t(`team.plan.${name}`), plan[name])}
        </PlanRow>
      ))}
    </div>
  );
  const top = (
    <header className="plan-top">
      <div className="plan-head">
        <div className="plan-key">{line('title', t('team.plan.name'), plan.title)}</div>
        <div>{parts.when}</div>
      </div>
      <Heading className={plan.why.length > LONG_WHY ? 'plan-why plan-why-long' : 'plan-why'}>
        {line('why', t('team.plan.why'), plan.why)}
      </Heading>
    </header>
  );
  const before = (
    <div className="plan-before">
      <PlanRow label={t('team.plan.lastTime')}>
        {line('lastPromise', t('team.plan.lastTime'), plan.lastPromise)}
        <div className="plan-promise">
          <span id={parts.isPaper ? undefined : DID_WE}>{t('team.plan.didWe')}</span> {parts.promise}
        </div>
      </PlanRow>
      <PlanRow label={t('team.plan.heard')}>
        <ul className="plan-heard-list">
          {plan.heard.map((heard, at) => (
            // Three lines at the most, and never in another order.
            <li className="plan-heard" key={at}>
              <span className="plan-band">{heard.band}</span>
              <strong>{line(`heard.${at}`, t('team.plan.heard'), heard.label)}</strong>
              <span className="plan-lean">
                <HeardLean lean={heard.lean} />
              </span>
            </li>
          ))}
          <li className="plan-other">{t('team.picture.other')}</li>
        </ul>
      </PlanRow>
      <PlanRow label={t('team.plan.agreement')}>
        {line('agreement', t('team.plan.agreement'), plan.agreement)}
      </PlanRow>
    </div>
  );
  const after = (
    <div className="plan-row plan-after">
      <h2 className="plan-key">{t('team.plan.after')}</h2>
      <div>
        {notes.map((name) => (
          <p className="plan-note" key={name}>
            <span>{t(`team.plan.${name}`)}</span>
            {line(`after.${name}`, t(`team.plan.${name}`), plan.after[name])}
          </p>
        ))}
      </div>
    </div>
  );
  return (
    <article
      className={isFullPage(plan) ? 'plan-sheet plan-full' : 'plan-sheet'}
      aria-label={t('team.plan.sheet')}
    >
      {parts.isLarge === true ? (
        <>
          <div className="plan-page">
            {top}
            <PlanBody>
              {before}
              {closing}
            </PlanBody>
          </div>
          <div className={isFullTimetable(plan) ? 'plan-page plan-crowded' : 'plan-page'}>
            <PlanBody>
              {timetable}
              {after}
            </PlanBody>
          </div>
        </>
      ) : (
        <>
          {top}
          <PlanBody>
            {before}
            {timetable}
            {closing}
            {after}
          </PlanBody>
        </>
      )}
    </article>
  );
}

/** What stands beside the margin line; in large print there are two of them, each on a page of its own. */
function PlanBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className="plan-body">
      <div className="plan-rule" aria-hidden="true" />
      {children}
    </div>
  );
}

/** The id of the question about the promise, for its answers on the screen. */
export const DID_WE = 'plan-did-we';

/** A question of more letters than this is set smaller, so that it takes no more than three lines. */
const LONG_WHY = 58;

/** The lean in words, with its sign where the words are of the language that is spoken now. */
function HeardLean({ lean }: { readonly lean: string }) {
  const { t } = useMessages();
  const known = LEAN_BANDS.find((one) => t(`team.lean.${one}`) === lean);
  return (
    <>
      {known === undefined ? null : <LeanSign lean={LEAN_SHAPES[known]} />}
      <span>{lean}</span>
    </>
  );
}

function PlanRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="plan-row">
      <h2 className="plan-key">{label}</h2>
      <div className="plan-text">{children}</div>
    </div>
  );
}

function Timetable({ plan, parts }: PlanSheetProps) {
  const { t } = useMessages();
  return (
    <table className="plan-steps">
      <colgroup>
        <col className="plan-col-time" />
        <col className="plan-col-minutes" />
        <col />
        <col className="plan-col-who" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t('team.plan.time')}</span>
          </th>
          <th scope="col">
            <span className="unseen">{t('team.plan.minutes')}</span>
          </th>
          <th scope="col">
            <span className="unseen">{t('team.plan.what')}</span>
          </th>
          <th scope="col">
            <span className="unseen">{t('team.plan.who')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.blocks.map((block, at) => (
          // Blocks are never moved.
          <tr key={at}>
            <td className="plan-time" dir="ltr">
              {block.start}
            </td>
            <td className="plan-minutes">{parts.minutes(at, block.minutes)}</td>
            <td className="plan-what">
              <strong>{parts.line(`blocks.${at}.title`, t('team.plan.what'), block.title)}</strong>
              {parts.line(`blocks.${at}.say`, t('team.plan.say'), block.say)}
            </td>
            <td className="plan-who">{parts.line(`blocks.${at}.who`, t('team.plan.who'), block.who)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type Promised = KeptPlan['promise'];
export const PROMISES = ['kept', 'partly', 'not-yet'] as const;

/** The page as it goes to the printer: nothing on it can be pressed. */
export function PrintedPlan({
  plan,
  promise,
  when,
  isLarge,
}: {
  readonly plan: SessionPlan;
  readonly promise: Promised;
  readonly when: string;
  readonly isLarge: boolean;
}) {
  const { t, language } = useMessages();
  return (
    <PlanSheet
      plan={plan}
      parts={{
        // eslint-disable-next-line react/no-unstable-nested-components -- called as a function for a line of the page, never mounted
        line: (name, _label, text) => (
          <span dir="auto">{name.endsWith('.title') && text !== '' ? endSentence(text) : text}</span>
        ),
        when,
        isPaper: true,
        isLarge,
        minutes: (_at, minutes) => formatNumber(minutes, language),
        promise: PROMISES.map((one) => (
          <span className="plan-box" key={one}>
            <span className={one === promise ? 'plan-dot plan-dot-full' : 'plan-dot'} aria-hidden="true" />
            {one === promise ? <strong>{t(`team.promise.${one}`)}</strong> : t(`team.promise.${one}`)}
          </span>
        )),
      }}
    />
  );
}

/** The name of a block runs into what is said in it; a stop stands between them. */
function endSentence(text: string): string {
  return /[.?!؟…:]$/.test(text) ? `${text} ` : `${text}. `;
}
