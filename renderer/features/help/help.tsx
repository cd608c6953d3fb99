/** Help: people to call, as plain text, and what a journal is not. Nothing here depends on what anyone wrote. */
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import './help.css';

/** The lines of one's own language stand first; a person may be anywhere, so all of them are there. */
const LINES = {
  en: ['northAmerica', 'unitedKingdom', 'spain', 'mexico'],
  es: ['spain', 'mexico', 'northAmerica', 'unitedKingdom'],
  ar: ['northAmerica', 'unitedKingdom', 'spain', 'mexico'],
} as const;

export function Help() {
  const { t, language } = useMessages();
  return (
    <Row as="section" className="help" margin={<p className="strong">{t('help.margin')}</p>}>
      <h1 className="title">{t('help.title')}</h1>
      <p className="serif">{t('help.now')}</p>
      <p className="serif">{t('help.elsewhere')}</p>
      <dl className="help-lines">
        {LINES[language].map((line) => (
          <div key={line}>
            <dt>{t(`help.line.${line}.where`)}</dt>
            <dd>
              <bdi>{t(`help.line.${line}.who`)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="note">{t('help.change')}</p>
      <h2 className="strong">{t('help.report.title')}</h2>
      <p className="serif">{t('help.report.text')}</p>
      <p className="serif">{t('help.report.nothingReads')}</p>
    </Row>
  );
}
