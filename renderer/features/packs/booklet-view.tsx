/**
 * A programme as a booklet, for people without the app: choose its language and its paper, then print it or save it. What goes on the
 * paper is a page of its own, beside everything that the window shows; nobody's pages are in it.
 */
import { useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Pack } from '../../../shared/programme/pack.ts';
import { directionOf, languagesOf, textOf } from '../../../shared/programme/translate.ts';
import { fileName } from '../../desktop/file-name.ts';
import { printPage, savePage } from '../../desktop/print-page.ts';
import { languageName } from '../../i18n/language-name.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { ArrivingHeading } from '../../ui/book/arriving-heading.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Booklet } from './booklet.tsx';
import { Words } from './pack-facts.tsx';

interface BookletViewProps {
  readonly pack: Pack;
  readonly onBack: () => void;
  /** What the way back is called, where it does not lead to the programme. */
  readonly back?: string;
}

type Paper = 'a4' | 'letter';
type Said = 'printFailed' | 'saved' | 'saveFailed';

export function BookletView({ pack, onBack, back }: BookletViewProps) {
  const { t, language } = useMessages();
  const languages = languagesOf(pack);
  const [spoken, setSpoken] = useState(
    () => languages.find((tag) => tag === language) ?? pack.defaultLanguage,
  );
  const [paper, setPaper] = useState<Paper>('a4');
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const read = useMemo(() => textOf(pack, language), [pack, language]);

  const run = async (work: () => Promise<Said | null>, failed: Said): Promise<void> => {
    setBusy(true);
    setSaid(null);
    setSaid(await inLanguage(spoken, work).catch(() => failed));
    setBusy(false);
  };
  const title = (): string => textOf(pack, spoken)('title')?.text ?? '';
  const print = async (): Promise<Said | null> => {
    const printed = await printPage(paper, title());
    return printed.ok || printed.problem === 'cancelled' ? null : 'printFailed';
  };
  const save = async (): Promise<Said | null> => {
    const name = fileName(title()) || t('packs.bookletFile');
    const saved = await savePage(paper, name, title());
    if (saved.ok) return 'saved';
    return saved.problem === 'cancelled' ? null : 'saveFailed';
  };

  return (
    <Row
      className="programme pack-page"
      margin={
        <p>
          <strong>{t('packs.booklet')}</strong>
        </p>
      }
    >
      <ArrivingHeading look="title">
        <Words read={read} of="title" />
      </ArrivingHeading>
      <p className="serif">{t('packs.bookletAbout')}</p>
      {languages.length < 2 ? null : (
        <RadioList
          label={t('packs.bookletLanguage')}
          layout="row"
          choices={languages.map((value) => ({ value, label: languageName(value, language) }))}
          chosen={spoken}
          onChoose={setSpoken}
        />
      )}
      <RadioList
        label={t('packs.paper')}
        layout="row"
        choices={[
          { value: 'a4', label: 'A4' },
          { value: 'letter', label: t('packs.letter') },
        ]}
        chosen={paper}
        onChoose={setPaper}
      />
      {pack.licence.mayRedistribute ? null : <p>{t('packs.notHandedOn')}</p>}
      <div className="pack-acts">
        <Button isDisabled={busy} onPress={() => void run(save, 'saveFailed')}>
          {t('packs.bookletSave')}
        </Button>
        <Button look="line" isDisabled={busy} onPress={() => void run(print, 'printFailed')}>
          {t('packs.bookletPrint')}
        </Button>
        <Button look="word" onPress={onBack}>
          {back ?? t('packs.back')}
        </Button>
      </div>
      <p role="status" className="note">
        {said === null ? '' : t(`packs.said.${said}`)}
      </p>
      {createPortal(<Booklet pack={pack} language={spoken} />, document.body)}
    </Row>
  );
}

/** A printed page says which language it is in; while it is made, that is the booklet's. */
async function inLanguage<T>(tag: string, work: () => Promise<T>): Promise<T> {
  const { documentElement: page } = document;
  const before = { lang: page.lang, dir: page.dir };
  page.lang = tag;
  page.dir = directionOf(tag);
  try {
    return await work();
  } finally {
    page.lang = before.lang;
    page.dir = before.dir;
  }
}
